import {
  chromium,
  type Browser,
  type Locator,
  type Page,
} from "playwright-core"
import { testCoupons } from "./coupons"
import { fillShop, type Filled } from "./fill-shop"
import { testHealth } from "./health"
import { testMakingLadders } from "./make-ladder"
import { testMembers, testPayloads } from "./members"
import { login, openAdmin, type AdminShop } from "./open-admin"
import { testReferrals } from "./referrals"
import { testSecondPerson } from "./second-person"

const openMsMax = 600_000
const readMsMax = 30_000
const pauseMs = 100

describe("the admin", () => {
  let shop: AdminShop
  let filled: Filled
  let browser: Browser
  let page: Page
  /** Whatever the page complained of, on our own server's account. */
  const complaints: string[] = []

  beforeAll(async () => {
    shop = await openAdmin()
    filled = await fillShop(shop)
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    })
    const context = await browser.newContext({
      locale: "en-US",
      timezoneId: "UTC",
      viewport: { width: 1440, height: 1000 },
    })
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on("console", (message) => {
      if (
        message.type() === "error" &&
        message.location().url.startsWith(shop.url)
      ) {
        complaints.push(message.text())
      }
    })
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(`${shop.url}/app/login`)
    await page.fill('input[name="email"]', login.email)
    await page.fill('input[name="password"]', login.password)
    await page.click('button[type="submit"]')
    await page.waitForURL(/\/app\/orders/)
    // Before the log-in the admin asks who we are, and is told: nobody.
    complaints.length = 0
  }, openMsMax)

  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  }, openMsMax)

  afterEach(() => {
    expect(complaints).toEqual([])
  })

  const text = async (found: Locator): Promise<string> =>
    (await found.innerText()).replace(/\s+/g, " ")

  /** Waits until it reads so; a failure shows what it reads instead. */
  const toRead = async (found: Locator, wanted: RegExp): Promise<void> => {
    const deadline = Date.now() + readMsMax
    while (!wanted.test(await text(found)) && Date.now() < deadline) {
      await page.waitForTimeout(pauseMs)
    }
    expect(await text(found)).toMatch(wanted)
  }

  /** Takes back one complaint: a refusal that was meant. */
  const refused = (status: number): void => {
    const place = complaints.findIndex((one) => one.includes(String(status)))
    expect(complaints[place]).toContain(String(status))
    complaints.splice(place, 1)
  }

  /** The card with this title. */
  const card = (title: string) =>
    page
      .locator("div.divide-y")
      .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
      .last()

  it("leads from its menu to the ladder: who stands where", async () => {
    await page.getByRole("link", { name: "Ladder", exact: true }).click()
    await page.getByRole("heading", { name: "Regulars" }).waitFor()
    const rung = (name: string) =>
      page.getByRole("link", { name: `Show the members of ${name}` })
    expect(await text(rung("Silver"))).toBe("Silver 5% off 0 0%")
    expect(await text(rung("Bronze"))).toBe("Bronze 1 33.3%")
    expect(await text(rung("Ground"))).toBe(
      "Ground Below the first rung 2 66.7%"
    )
  })

  it("draws the moves of each day, and gives them as a table", async () => {
    const chart = page.getByRole("figure", { name: /2 up, 1 down/ })
    await chart.waitFor()
    expect(
      await chart.locator(".recharts-bar-rectangle path").count()
    ).toBeGreaterThanOrEqual(2)
    await page.getByRole("button", { name: "Table", exact: true }).click()
    const rows = card("Moves").getByRole("row")
    expect(await rows.count()).toBe(2)
    expect(await text(rows.nth(1))).toMatch(/ 2 1$/)
    await page.getByRole("button", { name: "Chart" }).click()
    await chart.waitFor()
  })

  it("counts coupons, ranks members and tells the latest moves", async () => {
    await toRead(
      card("Coupons"),
      /Issued [12] Redeemed 0 Voided [01] Revenue with them – Discount given –$/
    )
    await toRead(
      card("Leader-board"),
      /1 Ada Lovelace ada@shop.test Bronze 120 points/
    )
    await toRead(
      card("Latest moves"),
      /^Latest moves Bea Byron no longer held what the rung takes Bronze → Ground/
    )
    // Jobs run every minute: a shop just opened may have run none.
    await toRead(
      page.getByRole("region", { name: "Health" }),
      /^(Running|No job has run yet: .*\?) (No sweep yet|Last sweep .*) Details$/
    )
  })

  it("opens what is behind each figure", async () => {
    const drawer = page.getByRole("dialog")
    await card("Coupons")
      .getByRole("button", { name: /^Issued/ })
      .click()
    await toRead(drawer, /Ada Lovelace Welcome to Bronze · .* Ready to use/)
    await page.keyboard.press("Escape")
    await drawer.waitFor({ state: "detached" })
    const history = card("Members over time")
    await history.getByRole("figure", { name: /0 on rungs, then 1$/ }).waitFor()
    await history.getByRole("button", { name: "As a table" }).click()
    await history
      .getByRole("button", { name: /^Show the moves of/ })
      .first()
      .click()
    await toRead(drawer, /Ada Lovelace .*Up from Ground to Bronze/)
    await page.keyboard.press("Escape")
    await drawer.waitFor({ state: "detached" })
  })

  it("keeps the chosen period in its address", async () => {
    await page.getByRole("button", { name: "90 days" }).click()
    await page.waitForURL(/days=90/)
    await page.reload()
    const chosen = page.getByRole("button", { name: "90 days" })
    await chosen.waitFor()
    expect(await chosen.getAttribute("aria-pressed")).toBe("true")
  })

  it("takes any two days for a period, and shows those it takes", async () => {
    const [month, day] = ["month", "day"].map((part) =>
      page.getByRole("spinbutton", { name: new RegExp(`^${part}.*From`) })
    ) as [Locator, Locator]
    await month.press("ArrowDown")
    await page.waitForURL(/from=.*to=/)
    const focused = page.locator(":focus")
    expect(await focused.getAttribute("id")).toBe(
      await month.getAttribute("id")
    )
    await page.getByRole("button", { name: "7 days" }).click()
    await page.waitForURL(/days=7/)
    const sixDaysAgo = new Date(Date.now() - 6 * 86_400_000)
    await toRead(day, new RegExp(`^${sixDaysAgo.getUTCDate()}$`))
    await toRead(month, new RegExp(`^${sixDaysAgo.getUTCMonth() + 1}$`))
  })

  it("shows on a customer's page rung, points and what is missing", async () => {
    await card("Leader-board")
      .getByRole("link", { name: "Ada Lovelace" })
      .click()
    await page.waitForURL(new RegExp(filled.ada_id))
    const standing = card("Regulars")
    await toRead(standing, /^Regulars Ladder Bronze Status points 120 /)
    await toRead(standing, / Spendable points 120 /)
    await toRead(
      standing,
      new RegExp(
        "Missing for Silver " +
          "€380.00 more spend within 90 days €120.00 of €500.00 " +
          "2 more off-line purchases 1 of 3"
      )
    )
  })

  it("shows there the coupon, and in words how all came about", async () => {
    const standing = card("Regulars")
    await toRead(
      standing.getByRole("region", { name: "Coupons" }),
      new RegExp(`Welcome to Bronze ${filled.code} until .* Ready to use`)
    )
    const timeline = standing.getByRole("region", { name: "Timeline" })
    for (const line of [
      /Reward “Welcome to Bronze”/,
      /Up from Ground to Bronze reached what the rung takes/,
      /Points earned \+120 points/,
      /Bought off-line €120.00/,
      /Registered/,
    ]) {
      await toRead(timeline, line)
    }
  })

  testMembers(() => ({ shop, filled, page, card, toRead, refused }))
  testCoupons(() => ({ shop, filled, page, card, toRead, refused }))
  testHealth(() => ({ shop, filled, page, card, toRead, refused }))
  testReferrals(() => ({ shop, filled, page, card, toRead, refused }))
  testSecondPerson(() => ({ shop, filled, page, card, toRead, refused }))
  describe("a merchant", () => testMakingLadders(() => ({ page, shop })))
  testPayloads(() => ({ shop, filled, page, card, toRead, refused }))

  it("speaks German to who reads German", async () => {
    await page
      .context()
      .addCookies([{ name: "lng", value: "de", url: shop.url }])
    await page.goto(`${shop.url}/app/customers/${filled.ada_id}`)
    // Less than at first: a parked purchase was corrected meanwhile.
    const missing = page.getByText(
      "Noch 366,50 € Umsatz innerhalb von 90 Tagen"
    )
    await missing.waitFor()
    await page.getByRole("link", { name: "Kundenleiter", exact: true }).click()
    await page.getByRole("heading", { name: "Mitglieder je Stufe" }).waitFor()
  })
})
