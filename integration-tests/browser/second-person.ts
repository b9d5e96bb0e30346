import type { Admin } from "./admin"

/** What staff see of points that wait for a second person, and of a hold. */
export function testSecondPerson(admin: () => Admin): void {
  describe("staff, where one person alone is not enough,", () => {
    it("see points that wait, decide about those of others and withdraw their own", async () => {
      const { page, shop, filled, card, toRead } = admin()
      const wait = (id: string, person: string, points: number) =>
        shop.sql(
          `insert into ladder_adjustment
             (id, ladder_id, customer_id, status_points, spendable_points,
              reason, because, state, requested_by, person_id, expires_at)
           select '${id}', l.id, '${filled.bea_id}', ${points}, 0, 'Goodwill',
             'over_limit', 'pending', ${person}, ${person},
             now() + interval '7 days'
           from ladder l where l.handle = 'regulars'`
        )
      await wait("wish_1", "'user_other'", 5_000)
      await wait("wish_2", `(select id from "user" limit 1)`, 7_000)
      await page.goto(`${shop.url}/app/customers/${filled.bea_id}`)
      const waiting = card("Points waiting for a second person")
      await toRead(waiting, /7,000 .* Withdraw .*5,000 .* Approve Refuse$/)

      await page.goto(`${shop.url}/app/ladder`)
      await page.getByRole("button", { name: "More for “Regulars”" }).click()
      await page.getByRole("menuitem", { name: "Points by hand" }).click()
      await page.waitForURL(/ladder\/adjustments/)
      const list = card("Points by hand")
      await toRead(
        list,
        /Bea Byron bea@shop.test Status points \+5,000 More than one person alone may do in a day user_other, .*: “Goodwill” Can be approved until .* Approve Refuse$/
      )
      for (const [title, verb] of [
        ["Refuse the points for Bea Byron?", "Refuse"],
        ["Withdraw the points for Bea Byron?", "Withdraw"],
      ] as const) {
        await page.getByRole("button", { name: title, exact: true }).click()
        const dialog = page.getByRole("dialog")
        await dialog.getByLabel("Reason").fill("Nobody knows why")
        await dialog.getByRole("button", { name: verb }).click()
        await dialog.waitFor({ state: "detached" })
      }
      await toRead(list, /Nothing waits for a second person$/)
      await list.getByRole("combobox").click()
      await page.getByRole("option", { name: "Refused" }).click()
      await toRead(list, /Decided by .*: “Nobody knows why”$/)
    })

    it("see that coupons are on hold, and lift it", async () => {
      const { page, shop, filled, card, toRead } = admin()
      await shop.sql(
        `insert into ladder_coupon_hold (customer_id, changed_at, until)
         values ('${filled.bea_id}', now(), now() + interval '30 minutes')`
      )
      await page.goto(`${shop.url}/app/customers/${filled.bea_id}`)
      const held = card("Coupons on hold")
      await toRead(
        held,
        /Lift the hold The password was changed .* Until .* no coupon/
      )
      await held.getByRole("button", { name: "Lift the hold" }).click()
      const dialog = page.getByRole("dialog")
      await dialog.getByLabel("Reason").fill("She rang")
      await dialog.getByRole("button", { name: "Lift the hold" }).click()
      await held.waitFor({ state: "detached" })
      await page.goto(`${shop.url}/app/ladder/audit`)
      await toRead(
        card("Changes by staff"),
        /Hold on coupons lifted .* “She rang”/
      )
    })
  })
}
