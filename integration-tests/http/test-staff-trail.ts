import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createCustomerGroupsWorkflow } from "@medusajs/medusa/core-flows"
import { adminRoutes } from "../../src/api/admin/ladder/middlewares"
import type { LadderDocument } from "../../src/engine"
import type { AuditLine } from "../../src/modules/ladder/types"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask } from "./api-shop"
import { earn, grantsOf, ladderOf } from "./rewards-shop"
import type { Customer } from "./shop/customers"
import type { Shop } from "./shop/shop"

export interface Staffed {
  readonly shop: Shop
  /** Token of staff who may do everything. */
  readonly admin: string
  readonly ada: Customer
  readonly ladder_id: string
  readonly document: LadderDocument
}

/** What staff do once by a route, in this order; `before` makes it possible. */
interface Deed {
  readonly route: string
  readonly body?: Readonly<Record<string, unknown>>
  /** What stands for `:id`; default: the ladder or the customer. */
  readonly id?: () => Promise<string>
  readonly before?: () => Promise<unknown>
  /** Nothing of one ladder, and its note is the reason. */
  readonly by_note?: true
  /** A draft may still change: why is asked when it is published. */
  readonly no_reason?: true
}

const reason = "Because we can"

/** What leaves no line: previews, look-ups and signing, which change nothing. */
const without = [
  "POST /admin/ladder/preview",
  "POST /admin/ladder/preview/runs",
  "DELETE /admin/ladder/preview/runs/:id",
  "POST /admin/ladder/ladders/:id/group-coupons/preview",
  "POST /admin/ladder/customers/find",
  "POST /admin/ladder/newsletter-links",
]

const changing = adminRoutes.flatMap(({ matcher, methods = [] }) =>
  methods
    .filter((method) => method !== "GET")
    .map((method) => `${String(method)} ${String(matcher)}`)
)

export function testStaffTrail(at: () => Staffed): void {
  it("S16: keeps who changed what, from what to what, and why, on every route", async () => {
    const deeds = await deedsOf(at())
    expect([...deeds.map(({ route }) => route), ...without].sort()).toEqual(
      changing.sort()
    )
    for (const deed of deeds) {
      await deed.before?.()
      const before = await lines(at())
      await carryOut(at(), deed)
      const [line, ...more] = (await lines(at())).filter(
        ({ id }) => !before.some((known) => known.id === id)
      )
      expect({ route: deed.route, line, more }).toEqual({
        route: deed.route,
        line: expect.objectContaining({
          actor_id: expect.stringMatching(/^user_/) as string,
          reason: deed.no_reason ? null : reason,
          subject: expect.stringMatching(/./) as string,
        }) as AuditLine,
        more: [],
      })
      expect(line?.before ?? line?.after).not.toBeNull()
      await wakeOutbox(at().shop.container)
    }
  })
}

const lines = async ({ shop }: Staffed): Promise<readonly AuditLine[]> =>
  (await ladderOf(shop.container).audits.list({}, { limit: 100, offset: 0 }))
    .rows

/** Customers climb each ladder by itself; guests and birthdays are on all. */
const ofOneLadder = (matcher: string): boolean =>
  matcher.includes("/customers/") && !/guests|birthday|hold/.test(matcher)

async function carryOut(staffed: Staffed, deed: Deed): Promise<void> {
  const { shop, admin, ada, ladder_id } = staffed
  const [method = "", matcher = ""] = deed.route.split(" ")
  const own = matcher.includes("/customers/") ? ada.id : ladder_id
  const url = matcher.replace(":id", deed.id ? await deed.id() : own)
  const said = {
    ...(deed.no_reason || deed.by_note ? {} : { reason }),
    ...(ofOneLadder(matcher) && !deed.by_note ? { ladder_id } : {}),
    ...deed.body,
  }
  const headers = { authorization: `Bearer ${admin}` }
  const answer =
    method === "DELETE"
      ? await ask(
          shop.api,
          "delete",
          `${url}?${new URLSearchParams(said as Record<string, string>).toString()}`,
          headers
        )
      : await ask(shop.api, "post", url, headers, said)
  const { status, body } = answer
  expect([deed.route, status < 300 ? "done" : body]).toEqual([
    deed.route,
    "done",
  ])
}

async function deedsOf({
  shop,
  ada,
  ladder_id,
  document,
}: Staffed): Promise<readonly Deed[]> {
  const { container } = shop
  const ladder = ladderOf(container)
  const { result } = await createCustomerGroupsWorkflow(container).run({
    input: { customersData: [{ name: "Press" }] },
  })
  const { id: guest_id } = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email: "guest@example.com", has_account: false })
  const ladders = "/admin/ladder/ladders"
  const customers = "/admin/ladder/customers/:id"
  const percent = { settings: { percent: 5 } }
  const newest = async () => (await grantsOf(container, ada.id))[0]?.id ?? ""
  const fails = async () => {
    await earn(container, ada.id, 1)
    const [grant] = await ladder.outbox.claimDueGrants(10)
    await ladder.outbox.markFailed(grant?.id ?? "", "the shop is down")
  }
  const park = () =>
    ladder.recording.park(
      [
        {
          event: {
            key: "till:1",
            type: "order.placed",
            customer: "cus_gone",
            at: Date.now() - 1000,
            attributes: {},
          },
          reason: "customer_unknown",
        },
      ],
      "till"
    )
  const refer = async () => {
    const claim = { inviter_id: "cus_inviter", friend_id: ada.id }
    const { referral } = await ladder.referrals.claim(
      { ...claim, network: "here", same_person: "same_phone" },
      ladder.settings().referrals
    )
    return referral.id
  }
  /** Somebody else, or the one who asks now, wanted more than one alone may. */
  let wish = 0
  const wished = () => Promise.resolve(`wish-${wish}`)
  const wishAs = (person_id: string) => async () => {
    const id = `wish-${(wish += 1)}`
    await ladder.adjustments.adjust(
      {
        id,
        ladder_id,
        customer_id: ada.id,
        status_points: 5,
        spendable_points: 0,
      },
      { actor_id: person_id, person_id, reason: "Please", own_record: false },
      { approve_above: 0, expire_after_days: 7 }
    )
  }
  const [me] = await container.resolve(Modules.USER).listUsers({})
  const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const unread = () =>
    ladder.sweeping.noteUnread("orders", [{ id: "order_1", reason: "odd" }])
  const history = () =>
    sql("ladder_backfill").insert({
      source: "orders",
      since: new Date(0),
      until: new Date(),
      reached: new Date(0),
      stretch_ms: 1000,
    })
  let offer = ""
  const findOffer = async () => {
    const { rows } = await ladder.audits.list({}, { limit: 1, offset: 0 })
    offer = rows[0]?.subject ?? ""
    // Done in no time, for nobody is in the group: one that goes on.
    await sql("ladder_offer_run")
      .where({ id: offer })
      .update({ state: "running", next_try_at: new Date(Date.now() + 60_000) })
  }
  return [
    {
      route: `POST ${ladders}`,
      body: { handle: "second", document },
      no_reason: true,
    },
    {
      route: `POST ${ladders}/:id/draft`,
      body: { document: { ...document, name: "Renamed" } },
      no_reason: true,
    },
    { route: `POST ${ladders}/:id/publish` },
    { route: `POST ${ladders}/:id/pause` },
    { route: `POST ${ladders}/:id/resume` },
    { route: "POST /admin/ladder/failed-grants/retry", before: fails },
    { route: "POST /admin/ladder/parked/retry", before: park },
    { route: "POST /admin/ladder/referrals/:id/allow", id: refer },
    { route: "POST /admin/ladder/referrals/:id/reject", id: refer },
    {
      route: "POST /admin/ladder/parked/correct",
      body: { key: "till:1", attributes: { order: "1" } },
    },
    { route: "POST /admin/ladder/parked/drop", body: { key: "till:1" } },
    {
      route: "POST /admin/ladder/unread/retry",
      before: unread,
      body: { source: "orders", id: "order_1" },
    },
    {
      route: "POST /admin/ladder/backfills/stop",
      before: history,
      body: { source: "orders" },
    },
    {
      route: "POST /admin/ladder/backfills/resume",
      body: { source: "orders" },
    },
    {
      route: `POST ${customers}/events`,
      body: { type: "custom.helped", note: reason },
      by_note: true,
    },
    {
      route: "POST /admin/ladder/events",
      body: {
        events: [
          {
            key: "till:2",
            type: "custom.helped",
            customer: ada.id,
            at: "2026-05-01T12:00:00Z",
            note: reason,
          },
        ],
      },
      by_note: true,
    },
    { route: `POST ${customers}/points`, body: { status_points: 5 } },
    {
      route: "POST /admin/ladder/adjustments/:id/approve",
      before: wishAs("user_other"),
      id: wished,
    },
    {
      route: "POST /admin/ladder/adjustments/:id/refuse",
      before: wishAs("user_other"),
      id: wished,
    },
    {
      route: "POST /admin/ladder/adjustments/:id/withdraw",
      before: wishAs(me?.id ?? ""),
      id: wished,
    },
    { route: `POST ${customers}/lock`, body: { rung: "silver" } },
    { route: `DELETE ${customers}/lock` },
    { route: `POST ${customers}/coupons`, body: { name: "Sorry", ...percent } },
    { route: "POST /admin/ladder/grants/:id/void", id: newest },
    {
      route: `POST ${ladders}/:id/group-coupons`,
      body: {
        customer_group_id: result[0]?.id,
        offer_key: "summer",
        name: "Summer",
        ...percent,
      },
    },
    {
      route: "POST /admin/ladder/offers/:id/cancel",
      before: findOffer,
      id: () => Promise.resolve(offer),
    },
    {
      route: `POST ${customers}/guests`,
      body: { guest_id },
    },
    {
      route: `POST ${customers}/guests/separate`,
      body: { guest_id },
    },
    { route: `POST ${customers}/opt-out` },
    { route: `DELETE ${customers}/opt-out` },
    {
      route: `DELETE ${customers}/hold`,
      before: () =>
        ladder.holds.note({ customer_id: ada.id, changed_at: new Date() }, 30),
    },
    {
      route: `POST ${customers}/birthday`,
      body: { month: 2, day: 29 },
    },
    { route: `DELETE ${customers}/birthday` },
    { route: `POST ${ladders}/:id/retire`, body: { groups: "keep" } },
  ]
}
