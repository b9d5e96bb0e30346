import type { LadderDocument } from "../../../src/engine"
import { runOutbox } from "../../../src/rewards/outbox"
import { ladderOf } from "./recorded"
import type { Shop } from "./shop"

/** A point for every full unit of money spent; no rungs worth mentioning. */
export async function publishPointPerUnit(
  shop: Shop,
  minor_per_unit = 100
): Promise<string> {
  const document: LadderDocument = {
    name: "A point per unit",
    zone: "Europe/Berlin",
    rungs: [
      {
        id: "top",
        name: "Top",
        enter: { kind: "points", at_least: 1_000_000 },
      },
    ],
    earn: [
      {
        id: "spend",
        type: "order.placed",
        points: {
          per: { points: 1, amount: minor_per_unit, currency: shop.currency },
        },
      },
    ],
    rewards: [],
  }
  const ladder = await ladderOf(shop).ladders.createLadder({
    handle: "point-per-unit",
    document,
  })
  await ladderOf(shop).ladders.publish(ladder.id)
  // The shop follows at once, as after publishing in the admin.
  await runOutbox(shop.container)
  return ladder.id
}

/** The customer's points on the one ladder there is; 0 when never seen. */
export async function pointsOf(
  shop: Shop,
  customer_id: string
): Promise<number> {
  const [standing] = await ladderOf(shop).reports.standingsOf(customer_id)
  return standing?.status_points ?? 0
}

/** The points the customer may spend: they follow the money in every case. */
export async function spendableOf(
  shop: Shop,
  customer_id: string
): Promise<number> {
  const [standing] = await ladderOf(shop).reports.standingsOf(customer_id)
  return standing?.spendable_points ?? 0
}
