import type { ReadyLadder } from "./ready-ladder"
import { regularsByOrders } from "./regulars-by-orders"
import { spendInThreeRungs } from "./spend-in-three-rungs"
import { strangerToAdvocate } from "./stranger-to-advocate"

/** Every ready ladder. A new one is its file and its line here. */
export const readyLadders: readonly ReadyLadder[] = [
  spendInThreeRungs,
  regularsByOrders,
  strangerToAdvocate,
]

export type { ReadyLadder, ShopFacts } from "./ready-ladder"
