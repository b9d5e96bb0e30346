import type { AdminGrantsResponse } from "../../src/types"
import type { Admin } from "./admin"

/** What staff do with coupons, on the pages of group, customer and promotion. */
export function testCoupons(admin: () => Admin): void {
  describe("staff", () => {
    const dialog = () => admin().page.getByRole("dialog")

    /** Gives the reason and confirms. */
    const confirm = async (action: string): Promise<void> => {
      await dialog().getByLabel("Reason").fill("As agreed")
      await dialog().getByRole("button", { name: action, exact: true }).click()
      await dialog().waitFor({ state: "detached" })
    }

    it("issue coupons to a group, knowing to how many and at what cost", async () => {
      const { shop, filled, page, card, toRead } = admin()
      const { headers, ada_id, bea_id } = filled
      const { customer_group } = await shop.call<{
        customer_group: { id: string }
      }>("/admin/customer-groups", { body: { name: "Press" }, headers })
      await shop.call(`/admin/customer-groups/${customer_group.id}/customers`, {
        body: { add: [ada_id, bea_id] },
        headers,
      })
      await page.goto(`${shop.url}/app/customer-groups/${customer_group.id}`)
      const coupons = card("Coupons for this group")
      await toRead(coupons, /No rung is behind this group .* No coupons were/)
      await page.getByRole("button", { name: "Issue coupons to all" }).click()
      const preview = dialog().getByRole("status", {
        name: "What it comes to",
      })
      await toRead(preview, /^With a name and what is off/)
      await dialog().getByLabel("Name").fill("Spring")
      await dialog().getByLabel("Minimum order (EUR)").fill("50")
      await toRead(preview, /exactly one of the three is wanted/)
      await dialog().getByLabel("Amount off (EUR)").fill("12.50")
      await toRead(preview, /^2 customers get a coupon Costs at most €25.00/)
      await confirm("Issue coupons")
      await toRead(coupons, /Spring 2 issued, 0 had it before · .* Done/)
    })

    it("void one of them", async () => {
      const { shop, filled, page, card, toRead } = admin()
      await page.goto(`${shop.url}/app/customers/${filled.ada_id}`)
      const coupons = card("Regulars").getByRole("region", { name: "Coupons" })
      const spring = coupons.getByRole("listitem").filter({ hasText: "Spring" })
      await toRead(spring, /Ready to use Void$/)
      await spring.getByRole("button", { name: "Void “Spring”" }).click()
      await confirm("Void")
      await toRead(spring, / Void$/)
      expect(await spring.getByRole("button").count()).toBe(0)
    })

    it("see on a promotion whose coupon it is, and why", async () => {
      const { shop, filled, page, card, toRead } = admin()
      const { grants } = await shop.call<AdminGrantsResponse>(
        `/admin/ladder/grants?customer_id=${filled.ada_id}`,
        { headers: filled.headers }
      )
      const promotionOf = (name: string) =>
        grants.find((grant) => grant.name === name)?.promotion_id ?? ""
      await page.goto(
        `${shop.url}/app/promotions/${promotionOf("Welcome to Bronze")}`
      )
      const behind = card("Regulars")
      await toRead(
        behind,
        /Ready to use Void A coupon for Ada Lovelace “Welcome to Bronze”, because Bronze was reached on .* Issued on .*, not used$/
      )
      await page.goto(`${shop.url}/app/promotions/${promotionOf("Spring")}`)
      await toRead(behind, /Void A coupon for Ada Lovelace “Spring”, given by/)
      await behind.getByRole("link", { name: "Ada Lovelace" }).click()
      await page.waitForURL(new RegExp(`customers/${filled.ada_id}`))
    })

    it("adjust points, lock a rung and issue a coupon, with a reason", async () => {
      const { page, card, toRead } = admin()
      const standing = card("Regulars")
      const choose = async (item: string) => {
        await standing
          .getByRole("button", { name: "For this customer on “Regulars”" })
          .click()
        await page.getByRole("menuitem", { name: item }).click()
      }
      await choose("Adjust points")
      await dialog().getByLabel("Spendable points").fill("-20")
      await confirm("Adjust")
      await toRead(standing, / Spendable points 100 /)
      await choose("Lock on a rung")
      await dialog().getByLabel("Last day").fill("2999-12-31")
      await confirm("Lock")
      await toRead(standing, /Locked/)
      await choose("Unlock")
      await confirm("Unlock")
      await toRead(standing, /^(?!.*Staff has locked)/)
      await choose("Issue a coupon")
      await dialog().getByLabel("Name").fill("Sorry")
      await dialog().getByLabel("Percent off").fill("15")
      await confirm("Issue")
      await toRead(
        standing.getByRole("region", { name: "Coupons" }),
        /Sorry .* Ready to use/
      )
    })
  })
}
