import { anniversaries } from "./anniversaries"
import { carts } from "./carts"
import { customerGroups } from "./customer-groups"
import { customers } from "./customers"
import { giftCards } from "./gift-cards"
import { inactivity } from "./inactivity"
import { orders } from "./orders"
import { profiles } from "./profiles"
import { referrals } from "./referrals"
import { reviews } from "./reviews"
import { socialLinks } from "./social-links"
import type { Source } from "./source"
import { verifications } from "./verifications"
import { wishlists } from "./wishlists"

/** Where conversion events come from. A new source is its file and its line. */
export const sources: readonly Source[] = [
  customers,
  customerGroups,
  profiles,
  orders,
  carts,
  giftCards,
  referrals,
  reviews,
  socialLinks,
  verifications,
  wishlists,
  anniversaries,
  // What the others found says who is there.
  inactivity,
]

export type { Hint, Period, Source } from "./source"
