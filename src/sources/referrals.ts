import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import type { Referral } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { hintIds } from "./hint-ids"
import { findOrderIds } from "./orders/find-order-ids"
import { recordedOrders } from "./orders/recorded-orders"
import { recordedRounds } from "./recorded-rounds"
import { readFirstOrders } from "./referrals/first-orders"
import {
  purchaseEvents,
  purchasePrefix,
  type ByOrder,
} from "./referrals/purchases"
import { readPeople } from "./referrals/read-people"
import { samePerson } from "./referrals/same-person"
import { roundsOf } from "./rounds"
import { scanIds } from "./scan-ids"
import type { Hint, Period, Source } from "./source"

/** More events than the purchases of one referral have. */
const events_max = 1_000

const name = "referrals"
const prefix = "referral:"

const aboutCustomers = ["customer.created", "customer.updated"]

const aboutOrders = [
  "order.placed",
  "order.canceled",
  "order.return_received",
  "payment.refunded",
]

/**
 * Friends whom customers won: that they opened an account, and that they kept
 * their first order. An id here is that of the friend, who is won once.
 */
export const referrals: Source = {
  name,
  keys: [prefix],
  hints: [...aboutCustomers, ...aboutOrders],
  idsOf: findFriends,
  read: readReferrals,
  scan: scanReferrals,
  oldest: (container) => ladderOf(container).referrals.oldest(),
}

const customersOfOrders: ShopStatement = {
  name: "ladder-customers-of-orders",
  text: `select distinct customer_id as id from "order"
where id = any(?) and customer_id is not null`,
}

/** Customers whom hints speak of, or whose orders; those who were invited. */
async function findFriends(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const ladder = ladderOf(container)
  // Most shops' first orders come long before their first referral.
  if ((await ladder.referrals.oldest()) === null) {
    return []
  }
  const about = (names: readonly string[]) =>
    hints.filter(({ name }) => names.includes(name))
  const orders = await findOrderIds(container, about(aboutOrders))
  const buyers = await queryShop<{ id: string }>(container, customersOfOrders, [
    orders,
  ])
  const found = await ladder.referrals.byFriends([
    ...hintIds(about(aboutCustomers), ["id"]),
    ...buyers.map(({ id }) => id),
  ])
  return found.map(({ friend_id }) => friend_id)
}

async function readReferrals(
  container: MedusaContainer,
  friend_ids: readonly string[]
): ReturnType<Source["read"]> {
  const claimed = await ladderOf(container).referrals.byFriends(friend_ids)
  const all = await withoutOneself(container, claimed)
  return [
    ...(await acceptances(container, all)),
    ...(await purchases(container, all)),
  ]
}

/**
 * Looks again whether friend and customer are one person: an address or a card
 * is often known only once the friend orders. What staff have decided stays.
 */
async function withoutOneself(
  container: MedusaContainer,
  all: readonly Referral[]
): Promise<readonly Referral[]> {
  const open = all.filter(
    ({ state, decided_by }) => state === "accepted" && decided_by === null
  )
  const people = await readPeople(
    container,
    open.flatMap(({ inviter_id, friend_id }) => [inviter_id, friend_id])
  )
  const found = open.flatMap(({ id, inviter_id, friend_id }) => {
    const [inviter, friend] = [people.get(inviter_id), people.get(friend_id)]
    const reason = inviter && friend ? samePerson(inviter, friend) : null
    return reason === null ? [] : [{ id, reason }]
  })
  if (found.length === 0) {
    return all
  }
  const { referrals: book } = ladderOf(container)
  await book.block(found)
  // As they are now: somebody else may have blocked them a moment before.
  return await book.byFriends(all.map(({ friend_id }) => friend_id))
}

/** That friends opened an account: while it counts, however often that changes. */
async function acceptances(
  container: MedusaContainer,
  all: readonly Referral[]
): Promise<ConversionEvent[]> {
  const keyOf = ({ id }: Referral) => `${prefix}${id}:accepted`
  const recorded = await recordedRounds(container, name, all.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  return all.flatMap((referral) => {
    const { inviter_id, friend_id, claimed_at, decided_at } = referral
    const presence = {
      key: keyOf(referral),
      type: "invite.accepted",
      undo: "invite.rejected",
      there:
        referral.state === "accepted"
          ? {
              customer: inviter_id,
              at: Date.parse(claimed_at),
              attributes: { friend: friend_id },
            }
          : null,
      gone_at: decided_at === null ? null : Date.parse(decided_at),
    }
    return roundsOf(presence, recorded.get(presence.key) ?? [], now)
  })
}

/** What became of friends' first orders, of which the orders' events tell. */
async function purchases(
  container: MedusaContainer,
  all: readonly Referral[]
): Promise<ConversionEvent[]> {
  if (all.length === 0) {
    return []
  }
  const recorded = await ladderOf(container).sweeping.recordedBetween(
    name,
    all.map((referral) => {
      const after = purchasePrefix(referral)
      return { after, before: `${after.slice(0, -1)};` }
    }),
    events_max
  )
  const byReferral = new Map(
    all.map((referral) => [
      referral.id,
      byOrder(
        recorded.filter(({ key }) => key.startsWith(purchasePrefix(referral)))
      ),
    ])
  )
  const friends = all.map(({ friend_id }) => friend_id)
  const first = await readFirstOrders(container, friends)
  const ids = [...byOrder(recorded).keys(), ...first.values()]
  const orders = await recordedOrders(container, [...new Set(ids)])
  return all.flatMap((referral) =>
    purchaseEvents(
      referral,
      first.get(referral.friend_id),
      orders,
      byReferral.get(referral.id) ?? new Map()
    )
  )
}

function byOrder(events: readonly ConversionEvent[]): ByOrder {
  const orders = new Map<string, ConversionEvent[]>()
  for (const event of events) {
    const order = String(event.attributes["order"])
    orders.set(order, [...(orders.get(order) ?? []), event])
  }
  return orders
}

function scanReferrals(
  container: MedusaContainer,
  period: Period,
  page_size: number
): AsyncIterable<string[]> {
  const { referrals: book } = ladderOf(container)
  return scanIds(page_size, (after, limit) =>
    book.changedBetween(period, after, limit)
  )
}
