import type { Page } from "playwright-core"
import { until, type AdminShop } from "./open-admin"

interface Opened {
  readonly page: Page
  readonly shop: AdminShop
}

/** A merchant's first hour: from a ready ladder to a live one, and its end. */
export function testMakingLadders(opened: () => Opened): void {
  const rungCount = async (name: string): Promise<string> => {
    const summary = opened()
      .page.locator("details > summary")
      .filter({ hasText: new RegExp(`^${name}`) })
      .filter({ has: opened().page.locator("[aria-hidden]") })
    return (await summary.innerText()).replace(/\s+/g, " ")
  }

  const toCount = (name: string, count: number) =>
    until(
      `${count} on ${name}`,
      async () => (await rungCount(name)) === `${name} ${count}`
    )

  it("makes a ladder from a ready one, and counts while it is edited", async () => {
    const { page, shop } = opened()
    await page.goto(`${shop.url}/app/ladder`)
    await page.getByRole("link", { name: "New ladder" }).click()
    await page.getByRole("button", { name: /Begin with .Spend/ }).click()
    await page.waitForURL(/\/edit$/)
    await toCount("Bronze", 1)
    await page
      .locator("summary")
      .filter({ hasText: /^Silver$/ })
      .click()
    const threshold = page
      .getByRole("region", { name: "Rungs" })
      .locator("details[open]")
      .getByLabel("At least (EUR)")
      .first()
    await threshold.fill("120")
    await toCount("Silver", 1)
    await toCount("Bronze", 0)
  })

  it("tells what is wrong where it is, and does not publish it", async () => {
    const { page } = opened()
    const name = page.getByLabel("Name").first()
    await name.fill("")
    await page
      .getByText("is empty; a text of 1 to 200 characters is wanted")
      .waitFor()
    expect(await name.getAttribute("aria-invalid")).toBe("true")
    expect(
      await page.getByRole("button", { name: "Publish…" }).isDisabled()
    ).toBe(true)
    await name.fill("Friends of the shop")
    await toCount("Silver", 1)
  })

  it("counts other currencies at the rates of the ladder", async () => {
    const { page } = opened()
    const rate = page.getByLabel(/100\.00 count as \(EUR\)/)
    expect(await rate.count()).toBe(0)
    await page.getByLabel("Count other currencies in").click()
    await page.getByRole("option", { name: "EUR" }).click()
    await rate.fill("92.5")
    await page.getByRole("tab", { name: "JSON" }).click()
    const document: unknown = JSON.parse(
      await page.getByRole("textbox", { name: "JSON" }).inputValue()
    )
    expect(document).toMatchObject({
      rates: {
        into: "eur",
        from: { usd: { amount: 10_000, counts_as: 9250 } },
      },
    })
    await page.getByRole("tab", { name: "Form" }).click()
    await toCount("Silver", 1)
  })

  it("advises a cap for what customers repeat as they like", async () => {
    const { page } = opened()
    const json = page.getByRole("textbox", { name: "JSON" })
    const tab = (name: string) => page.getByRole("tab", { name }).click()
    await tab("JSON")
    const before = await json.inputValue()
    const document = JSON.parse(before) as { earn: object[] }
    const rule = { id: "left", type: "cart.abandoned", points: { fixed: 1 } }
    await json.fill(JSON.stringify({ ...document, earn: [rule] }))
    await tab("Form")
    const rules = page.getByRole("region", { name: "Points" })
    await rules.locator("summary").first().click()
    const advice = rules.getByText(/as often as they like/)
    await advice.waitFor()
    await rules.getByLabel("How often it pays").click()
    await page.getByRole("option", { name: "so often a day" }).click()
    await advice.waitFor({ state: "detached" })
    await tab("JSON")
    await json.fill(before)
    await tab("Form")
  })

  it("asks before unsaved changes are lost", async () => {
    const { page } = opened()
    await page.getByRole("link", { name: "Customers", exact: true }).click()
    const asked = page.getByRole("alertdialog")
    await asked.waitFor()
    await asked.getByRole("button", { name: "Stay" }).click()
    await asked.waitFor({ state: "detached" })
    expect(page.url()).toMatch(/\/edit$/)
  })

  it("publishes it with a reason, having said what that changes", async () => {
    const { page } = opened()
    await page.getByRole("button", { name: "Publish…" }).click()
    const asked = page.getByRole("dialog")
    await asked.getByRole("row", { name: "Silver 1" }).waitFor()
    await asked.getByLabel("Reason").fill("We open")
    await asked.getByRole("button", { name: "Publish", exact: true }).click()
    await page.waitForURL(/\/app\/ladder\?ladder=/)
    await page.getByRole("heading", { name: "Friends of the shop" }).waitFor()
    await until("Ada stands on Silver", async () => {
      await page.reload()
      const rung = page.getByRole("link", {
        name: "Show the members of Silver",
      })
      await rung.waitFor()
      return /\b1 33\.3%/.test((await rung.innerText()).replace(/\s+/g, " "))
    })
  })

  it("pauses it, goes on, and ends it, each for a reason", async () => {
    const { page } = opened()
    const change = async (verb: string, done: RegExp) => {
      await page.getByRole("button", { name: /^More for/ }).click()
      await page.getByRole("menuitem", { name: verb }).click()
      const asked = page.getByRole("dialog")
      await asked.getByLabel("Reason").fill("because")
      if (verb === "Retire") {
        await asked
          .getByText("rung discounts are switched off", { exact: true })
          .waitFor()
        await asked.getByLabel("Take out whom the ladder put in").click()
      }
      await asked.getByRole("button", { name: verb, exact: true }).click()
      await page.getByText(done).first().waitFor()
      await asked.waitFor({ state: "detached" })
    }
    await change("Pause", /is paused/)
    await page.getByText("Paused", { exact: true }).waitFor()
    await change("Resume", /goes on/)
    await change("Retire", /is retired/)
    await page.getByText("Retired", { exact: true }).waitFor()
  })
}
