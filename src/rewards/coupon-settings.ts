import { limits } from "../engine"
import { join, type Fault, type ParamSpecs, type ParamsOf } from "../params"

const amounts = (label: string) =>
  ({ type: "amounts", unit: "minor", label, optional: true }) as const

const scope = (of: "product" | "category" | "collection", label: string) =>
  ({ type: "ids", of, label, optional: true }) as const

/** Coupons of ours in one cart, where nothing else is set. */
export const per_cart_default = 1

/** What a coupon can be: forms, validation and documentation come from this. */
export const couponParams = {
  percent: {
    type: "integer",
    min: 1,
    max: 100,
    unit: "percent",
    label: "Percent off",
    optional: true,
  },
  amounts: amounts("Amount off"),
  free_shipping: { type: "flag", label: "Free delivery", optional: true },
  minimums: amounts("Minimum order"),
  products: scope("product", "Only these products"),
  categories: scope("category", "Only these categories"),
  collections: scope("collection", "Only these collections"),
  expires_after_days: {
    type: "integer",
    min: 1,
    max: limits.window_days_max,
    unit: "days",
    label: "Expires after",
    optional: true,
  },
  prefix: {
    type: "text",
    // Without what is confused when it is read aloud.
    pattern: "^[A-HJ-KM-NP-Z2-9]{1,10}$",
    wanted: "1 to 10 of the letters A–Z without I, L, O and the digits 2–9",
    label: "Code begins with",
    optional: true,
  },
  per_cart: {
    type: "integer",
    min: 1,
    max: 10,
    unit: "times",
    label: "Coupons in an order with it",
    optional: true,
  },
  with_rung_discount: {
    type: "choice",
    of: ["together", "instead"],
    label: "With the rung discount",
    optional: true,
  },
  with_other_promotions: {
    type: "choice",
    of: ["allowed", "refused"],
    label: "With other promotions",
    optional: true,
  },
  if_canceled: {
    type: "choice",
    of: ["again", "lost"],
    label: "If the order it was used in is cancelled",
    optional: true,
  },
} as const satisfies ParamSpecs

export type CouponSettings = ParamsOf<typeof couponParams>

const gives = ["percent", "amounts", "free_shipping"] as const

/** A scope, and where Medusa finds it on a line of the cart. */
export const scopes = {
  products: "items.product.id",
  categories: "items.product.categories.id",
  collections: "items.product.collection_id",
} as const satisfies { [name in keyof CouponSettings]?: string }

export type Scope = keyof typeof scopes

/** What the coupon is limited to; undefined where it is for the whole cart. */
export function scopeOf(
  settings: CouponSettings
): { readonly scope: Scope; readonly ids: readonly string[] } | undefined {
  for (const scope of Object.keys(scopes) as Scope[]) {
    const ids = settings[scope]
    if (ids !== undefined) {
      return { scope, ids }
    }
  }
  return undefined
}

/** Currencies it works in; null where it works in all. */
export function currenciesOf({
  amounts,
  minimums,
}: CouponSettings): string[] | null {
  const named = amounts ?? minimums
  return named === undefined ? null : Object.keys(named)
}

/** Faults of settings that are each right by themselves. */
export function checkCoupon(settings: CouponSettings, path: string): Fault[] {
  const faults: Fault[] = []
  const tell = (name: keyof CouponSettings, message: string) =>
    faults.push({ path: join(path, name), message })
  const given = namesIn(settings, gives)
  if (given.length !== 1) {
    const others = gives.filter((name) => name !== "percent").join(", ")
    tell(
      "percent",
      `excludes ${others}; exactly one of the three is wanted, ${given.length === 0 ? "none" : given.join(" and ")} is here`
    )
  }
  const [scope, other] = namesIn(settings, Object.keys(scopes) as Scope[])
  if (other !== undefined) {
    tell(other, `excludes ${scope}; one scope is wanted`)
  }
  if (settings.free_shipping && scope !== undefined) {
    tell(scope, `excludes free_shipping, which is for the whole order`)
  }
  const { amounts, minimums } = settings
  if (amounts && minimums && !sameNames(amounts, minimums)) {
    tell(
      "minimums",
      `names ${Object.keys(minimums).join(", ")}; the currencies of amounts are wanted: ${Object.keys(amounts).join(", ")}`
    )
  }
  return faults
}

function namesIn<N extends keyof CouponSettings>(
  settings: CouponSettings,
  names: readonly N[]
): N[] {
  return names.filter((name) => settings[name] !== undefined)
}

function sameNames(a: object, b: object): boolean {
  return Object.keys(a).sort().join() === Object.keys(b).sort().join()
}
