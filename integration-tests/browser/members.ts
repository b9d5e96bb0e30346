import type { Admin } from "./admin"
import { register } from "./fill-shop"
import { until } from "./open-admin"
import type {
  AdminLadderListResponse,
  AdminMembersResponse,
} from "../../src/types"
import { payloads } from "./payloads"

/** Who stands where: from a rung's number to each member. */
export function testMembers(admin: () => Admin): void {
  describe("members", () => {
    it("open from a rung's number", async () => {
      const { shop, page, card, toRead } = admin()
      await page.goto(`${shop.url}/app/ladder`)
      await page
        .getByRole("link", { name: "Show the members of Ground" })
        .click()
      const list = card("Members of “Regulars”")
      await list.getByRole("link", { name: "Bea Byron" }).waitFor()
      expect(await list.getByRole("row").count()).toBe(3)
      await toRead(list, /Bea Byron .* 0 0 Bronze: .*100 .*points/)
    })

    it("are found by the beginning of a name or an address, on any rung", async () => {
      const { page, card, toRead } = admin()
      const list = card("Members of “Regulars”")
      await list.getByLabel("Rung").click()
      await page.getByRole("option", { name: /^Bronze/ }).click()
      await toRead(list, /Ada Lovelace/)
      await list.getByLabel("Search").fill("bea@")
      await toRead(list, /Nobody here/)
      await list.getByLabel("Rung").click()
      await page.getByRole("option", { name: "Any rung" }).click()
      await toRead(list, /Bea Byron/)
      // The address says what is shown: it can be passed on.
      expect(page.url()).toContain("search=bea")
      await page.reload()
      await toRead(list, /Bea Byron/)
    })

    it("are handed over as a file", async () => {
      const { page, card } = admin()
      const list = card("Members of “Regulars”")
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        list.getByRole("button", { name: "Export as CSV" }).click(),
      ])
      expect(file.suggestedFilename()).toBe("regulars-members.csv")
    })
  })
}

/** Text that shoppers chose is text, wherever staff read it. */
export function testPayloads(admin: () => Admin): void {
  it(`S13: runs nothing that ${payloads.length} customers have in their names`, async () => {
    const { shop, filled, page, card, toRead } = admin()
    const dialogs: string[] = []
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const ids = await Promise.all(
      payloads.map((payload, n) =>
        register(shop, filled.headers, {
          email: `payload${n}@shop.test`,
          first_name: payload,
          last_name: `Payload${n}`,
        })
      )
    )
    const { headers } = filled
    const { ladders } = await shop.call<AdminLadderListResponse>(
      "/admin/ladder/ladders",
      { headers }
    )
    const path = `/admin/ladder/ladders/${ladders[0]?.id}/members?search=payload&limit=100`
    await until("all of them are members", async () => {
      const { members } = await shop.call<AdminMembersResponse>(path, {
        headers,
      })
      return members.length === payloads.length
    })
    const [first = ""] = ids
    await shop.call(`/admin/ladder/customers/${first}/points`, {
      headers,
      body: {
        ladder_id: ladders[0]?.id,
        status_points: 500,
        reason: payloads[0],
      },
    })
    await shop.call(`/admin/ladder/customers/${first}/coupons`, {
      headers,
      body: {
        ladder_id: ladders[0]?.id,
        name: payloads[1],
        settings: { percent: 5 },
        reason: payloads[2],
      },
    })
    const list = card("Members of “Regulars”")
    await page.goto(`${shop.url}/app/ladder/members?position=0&search=payload`)
    await toRead(list, /Payload\d+/)
    await list.getByRole("button", { name: "Next" }).click()
    await toRead(list, /Payload\d+/)
    for (const place of [
      "ladder",
      "ladder/audit",
      `customers/${first}`,
      ...ids.slice(-3).map((id) => `customers/${id}`),
    ]) {
      await page.goto(`${shop.url}/app/${place}`)
      await page.waitForLoadState("networkidle")
    }
    // What was typed is there to be read, letter by letter.
    await page.goto(`${shop.url}/app/customers/${first}`)
    await page
      .getByText(payloads[0] ?? "")
      .first()
      .waitFor()
    expect(await page.evaluate("window.ran")).toBeUndefined()
    expect(dialogs).toEqual([])
  })
}
