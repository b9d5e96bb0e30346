import { customers } from "./customers"
import { giftCards } from "./gift-cards"
import { orders } from "./orders"
import { referrals } from "./referrals"
import { reviews } from "./reviews"
import type { Source } from "./source"
import { verifications } from "./verifications"
import { wishlists } from "./wishlists"

/** Where conversion events come from. A new source is its file and its line. */
export const sources: readonly Source[] = [
  customers,
  orders,
  giftCards,
  referrals,
  reviews,
  verifications,
  wishlists,
]

export type { Hint, Period, Source } from "./source"
