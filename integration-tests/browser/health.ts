import type { Admin } from "./admin"

/** What staff see of the machinery, and how they have it try again. */
export function testHealth(admin: () => Admin): void {
  describe("staff, when something is stuck,", () => {
    const dialog = () => admin().page.getByRole("dialog")

    const retry = async (title: string): Promise<void> => {
      const { page } = admin()
      await page.getByRole("button", { name: title, exact: true }).click()
      await dialog().getByLabel("Reason").fill("The cause is gone")
      await dialog().getByRole("button", { name: "Try again" }).click()
      await dialog().waitFor({ state: "detached" })
    }

    it("see where events come from, whether jobs run, and that nothing waits", async () => {
      const { page, shop, card, toRead } = admin()
      await page.goto(`${shop.url}/app/ladder`)
      await page.getByRole("link", { name: "Details", exact: true }).click()
      await page.waitForURL(/ladder\/health/)
      await toRead(
        card("Sources"),
        /Source Last event Last message Last sweep Found late Was missing Waiting .*Customers .* (minute|hour).* Staff /
      )
      await toRead(
        card("Jobs"),
        /(Running|No job has run yet: is a worker running\?)/
      )
      await toRead(card("Parked events"), /No event is parked$/)
      await toRead(card("Failed grants"), /No grant failed$/)
      await toRead(card("Also waiting"), /Nothing else waits$/)
    })

    it("have a parked event tried again, and are told what became of it", async () => {
      const { page, shop, filled, card, toRead } = admin()
      const park = (key: string, customer: string) => `
        insert into ladder_parked_event (key, event, source, reason)
        values ('${key}', '${JSON.stringify({
          key,
          type: "custom.tasting_attended",
          customer,
          at: Date.now() - 60_000,
          attributes: {},
        })}', 'till', 'customer_unknown');`
      await shop.sql(park("till:1", filled.ada_id) + park("till:2", "cus_gone"))
      await page.reload()
      const parked = card("Parked events")
      await toRead(parked, /the shop does not know the customer till:/)
      await retry("Try “till:2” again")
      await page.getByText("The event stays parked").waitFor()
      await toRead(parked, /till:2 · customer cus_gone · .* · tried 1 time /)
      await retry("Try “till:1” again")
      await page.getByText("The event is recorded").waitFor()
      await toRead(parked, /^(?!.*till:1)/)
      await toRead(card("Sources"), / till this minute/)
      await shop.sql("delete from ladder_parked_event")
    })

    it("correct a parked event, by keyboard, and drop another", async () => {
      const { page, shop, filled, card, toRead, refused } = admin()
      const park = (key: string) => `
        insert into ladder_parked_event (key, event, source, reason)
        values ('${key}', '${JSON.stringify({
          key,
          type: "purchase.offline",
          customer: "cus_gone",
          at: Date.now() - 60_000,
          value: 1250,
          currency: "eur",
          attributes: { till: "7" },
        })}', 'till', 'customer_unknown');`
      await shop.sql(park("till/7?:1") + park("till/7?:2"))
      await page.reload()
      const parked = card("Parked events")
      const open = (key: string) =>
        page.getByRole("button", { name: `Open “${key}”`, exact: true })
      await open("till/7?:1").focus()
      await page.keyboard.press("Enter")
      await toRead(dialog(), /Parked event till\/7\?:1 .* from “till”/)
      await dialog().getByLabel("Attributes").fill("{")
      await dialog().getByText("JSON in curly brackets is wanted").waitFor()
      await dialog().getByLabel("Reason").fill("A slip of the till")
      const correct = dialog().getByRole("button", { name: "Correct and try" })
      expect(await correct.isDisabled()).toBe(true)
      // The server's own words, and nothing that was typed is lost.
      await dialog().getByLabel("Attributes").fill('{"tilt": "7"}')
      await correct.click()
      await page.getByText("tilt: is not an attribute of").waitFor()
      refused(400)
      await dialog().getByLabel("Attributes").fill('{"till": "8"}')
      await dialog().getByLabel("Customer id").fill(filled.ada_id)
      await dialog().getByLabel("Value in EUR").fill("13,50")
      await dialog().getByLabel("Customer id").focus()
      await page.keyboard.press("Enter")
      await dialog().waitFor({ state: "detached" })
      await page.getByText("The event is recorded").waitFor()

      await open("till/7?:2").click()
      await dialog().getByLabel("Reason").fill("Nobody bought it")
      await dialog().getByRole("button", { name: "Drop" }).click()
      await dialog().waitFor({ state: "detached" })
      await toRead(parked, /No event is parked$/)
      await shop.sql("delete from ladder_parked_event")
    })

    it("stop a back-fill and resume it", async () => {
      const { page, shop, card, toRead } = admin()
      await shop.sql(
        `insert into ladder_sweep (source) values ('orders') on conflict do nothing;
         insert into ladder_backfill
           (source, since, until, reached, stretch_ms, found)
         values ('orders', '2020-01-01', '2024-01-01', '2023-01-01', 1000, 1200)
         on conflict (source) do update set done_at = null, since = '2020-01-01',
           until = '2024-01-01', reached = '2023-01-01', found = 1200`
      )
      await page.reload()
      const backfill = card("Back-fill")
      const turn = async (title: string, action: string) => {
        await page.getByRole("button", { name: title, exact: true }).click()
        await dialog().getByLabel("Reason").fill("The shop is busy")
        await dialog().getByRole("button", { name: action }).click()
        await dialog().waitFor({ state: "detached" })
      }
      await toRead(
        backfill,
        /Orders: under way 75% of the time, .* 1,200 events/
      )
      await turn("Stop the back-fill of “Orders”", "Stop")
      await toRead(backfill, /Orders: stopped/)
      await turn("Resume the back-fill of “Orders”", "Resume")
      await toRead(backfill, /Orders: under way/)
      await shop.sql("delete from ladder_backfill where source = 'orders'")
    })

    it("see what the event bus does not take", async () => {
      const { page, shop, card, toRead } = admin()
      const ladder = "(select id from ladder where handle = 'regulars')"
      await shop.sql(
        `insert into ladder_announcement
           (id, ladder_id, facts, reason, tries, created_at, next_try_at)
         values ('lann_stuck', ${ladder}, '[]', 'no connection', 3,
           now() - interval '5 minutes', now() + interval '1 hour')`
      )
      await page.reload()
      await toRead(
        card("Also waiting"),
        /Announcements that the event bus does not take Regulars: 0 announcements no connection since .* tried 3 times · next try in 1 hour/
      )
      await shop.sql("delete from ladder_announcement")
    })

    it("have a grant that failed tried again, and it is issued", async () => {
      const { page, shop, filled, card, toRead } = admin()
      await shop.sql(
        `update ladder_grant set state = 'failed', tries = 8,
           failure = 'The shop was down'
         where customer_id = '${filled.ada_id}' and name = 'Sorry'`
      )
      await page.reload()
      const failed = card("Failed grants")
      await toRead(
        failed,
        /Sorry To be issued Ada Lovelace .* The shop was down tried 8 times · waits for you/
      )
      await retry("Try “Sorry” again")
      await page.getByText("1 grant is due again").waitFor()
      await toRead(failed, /No grant failed$/)
      await page.goto(`${shop.url}/app/customers/${filled.ada_id}`)
      await toRead(
        card("Regulars").getByRole("region", { name: "Coupons" }),
        /Sorry .* Ready to use/
      )
      await page.goto(`${shop.url}/app/ladder/audit`)
      await toRead(
        card("Changes by staff"),
        /Failed grant tried again .* “The cause is gone”/
      )
    })
  })
}
