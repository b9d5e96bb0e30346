import type { Admin } from "./admin"

/** What staff see of who invited whom, and decide about it. */
export function testReferrals(admin: () => Admin): void {
  describe("staff, when friends bring friends,", () => {
    it("see what waits for them and why, and let it count", async () => {
      const { page, shop, filled, card, toRead } = admin()
      await shop.sql(
        `insert into ladder_referral
           (id, inviter_id, friend_id, state, reason, network)
         values ('lref_1', '${filled.ada_id}', '${filled.bea_id}', 'flagged',
           'many_at_address', 'here')`
      )
      await page.goto(`${shop.url}/app/ladder`)
      await page.getByRole("button", { name: "More for “Regulars”" }).click()
      await page.getByRole("menuitem", { name: "Referrals" }).click()
      await page.waitForURL(/ladder\/referrals/)
      const list = card("Referrals")
      await toRead(
        list,
        /Waiting for you Ada Lovelace ada@shop.test Bea Byron bea@shop.test Many accepted invitations at one address that day accepted by the friend .* Let it count Reject$/
      )
      const title = "Let it count that Ada Lovelace invited Bea Byron?"
      await page.getByRole("button", { name: title, exact: true }).click()
      const dialog = page.getByRole("dialog")
      await dialog.getByLabel("Reason").fill("A party at Ada's")
      await dialog.getByRole("button", { name: "Let it count" }).click()
      await dialog.waitFor({ state: "detached" })
      await toRead(list, /Nothing waits for you$/)
      await list.getByRole("combobox").click()
      await page.getByRole("option", { name: "Accepted" }).click()
      await toRead(list, /Accepted Ada Lovelace .* decided by staff .* Reject$/)
      await page.goto(`${shop.url}/app/ladder/audit`)
      await toRead(
        card("Changes by staff"),
        /Referral allowed .* “A party at Ada's”/
      )
    })
  })
}
