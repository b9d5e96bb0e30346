import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { queryShop } from "../shop/query-shop"
import { loyalty, readCards, readUses } from "./gift-cards/card-facts"
import type { CardFacts, CardUse } from "./gift-cards/card-facts"
import { claimed, findCards, scanCards } from "./gift-cards/find-cards"
import { toMinorUnits } from "./minor-units"
import { installed } from "./other-plugins"
import { nextOpen, recordedRounds } from "./recorded-rounds"
import { roundsOf } from "./rounds"
import type { Presence } from "./rounds"
import type { Source } from "./source"

const name = "gift-cards"
const prefix = "gift_card:"
const keyOf = (card: string) => `${prefix}${card}:bought`

/**
 * Gift cards of Medusa's loyalty plugin: bought with an order, until it is given
 * back, and used, by whoever pays with one or takes it into their account.
 */
export const giftCards: Source = {
  name,
  keys: [prefix],
  hints: [
    "loyalty.gift-card.created",
    "loyalty.gift-card.updated",
    "loyalty.gift-card.deleted",
    claimed,
    "order.placed",
    "order.canceled",
    "order.return_received",
    "payment.refunded",
  ],
  idsOf: findCards,
  read: readGiftCards,
  scan: scanCards,
  vanished: { find: findVanished, read: readGiftCards },
  present: isThere,
  oldest: async (container) => {
    const sql = "select min(created_at) as at from loyalty_gift_card"
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

async function isThere(container: MedusaContainer): Promise<boolean> {
  return (await installed(container, [loyalty])).length > 0
}

async function readGiftCards(
  container: MedusaContainer,
  ids: readonly string[]
): ReturnType<Source["read"]> {
  if (!(await isThere(container))) {
    return []
  }
  const cards = await readCards(container, ids)
  const recorded = await recordedRounds(container, name, ids.map(keyOf))
  const now = await ladderOf(container).sweeping.now()
  const bought = ids.flatMap((id) => {
    const presence = presenceOf(id, cards.get(id))
    return roundsOf(presence, recorded.get(presence.key) ?? [], now)
  })
  const uses = await readUses(container, ids)
  return [...bought, ...uses.map(redeemed)]
}

function presenceOf(id: string, facts: CardFacts | undefined): Presence {
  return {
    key: keyOf(id),
    type: "gift_card.bought",
    undo: "gift_card.refunded",
    there: facts?.kept
      ? {
          customer: facts.customer_id,
          at: facts.at,
          value: toMinorUnits(facts.value, facts.currency),
          currency: facts.currency,
          attributes: { gift_card: id, order: facts.order_id },
        }
      : null,
    gone_at: facts?.canceled_at ?? null,
  }
}

const redeemed = (use: CardUse): ConversionEvent => ({
  key: `${prefix}${use.card_id}:redeemed:${use.id}`,
  type: "gift_card.redeemed",
  customer: use.customer_id,
  at: use.at,
  value: toMinorUnits(use.amount, use.currency),
  currency: use.currency,
  attributes: { gift_card: use.card_id },
})

/** Cards on record as bought that are gone, or given back. */
async function findVanished(container: MedusaContainer): Promise<string[]> {
  const open = await nextOpen(container, name, prefix)
  const ids = open
    .filter(({ type }) => type === "gift_card.bought")
    .flatMap(({ attributes: { gift_card } }) =>
      typeof gift_card === "string" ? [gift_card] : []
    )
  const cards = await readCards(container, ids)
  return ids.filter((id) => !cards.get(id)?.kept)
}
