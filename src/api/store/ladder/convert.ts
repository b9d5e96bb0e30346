import type {
  CustomerStanding,
  GrantRecord,
  RungRecord,
} from "../../../modules/ladder/types"
import { scopeOf } from "../../../rewards/coupon-settings"
import type { CouponSettings } from "../../../rewards/coupon-settings"
import type { StoreCoupon, StoreRung, StoreStanding } from "../../../types/http"
import { fromVerdict } from "../../from-verdict"

/** A standing as its owner may see it: no ids, nothing of anybody else. */
export function fromStanding(
  standing: CustomerStanding,
  rungs: readonly RungRecord[]
): StoreStanding {
  const { explanation, ladder, rung_id } = standing
  const next = explanation?.next
  const nextRung = next && rungNamed(standing, next.rung)
  const held = rungs.find(
    ({ ladder_id, rung }) => ladder_id === ladder.id && rung === rung_id
  )
  return {
    ladder: { handle: ladder.handle, name: ladder.name },
    takes_part: standing.absent_by.length === 0,
    opted_out: standing.absent_by.includes("opt_out"),
    rung: rung_id === null ? null : rungNamed(standing, rung_id),
    rung_since: standing.rung_since,
    grace_until: standing.grace_until,
    status_points: standing.status_points,
    spendable_points: standing.spendable_points,
    discount_percent: held?.discount_percent ?? null,
    rungs: standing.rungs.map(({ name, position }) => ({ name, position })),
    next:
      next && nextRung
        ? { rung: nextRung, progress: fromVerdict(next.enter) }
        : null,
  }
}

function rungNamed(standing: CustomerStanding, id: string): StoreRung | null {
  const rung = standing.rungs.find((each) => each.id === id)
  return rung ? { name: rung.name, position: rung.position } : null
}

function limitedTo(settings: CouponSettings): StoreCoupon["limited_to"] {
  const limited = scopeOf(settings)
  return limited ? { what: limited.scope, ids: [...limited.ids] } : null
}

/** A coupon as its owner needs it to use it. */
export function fromGrant(grant: GrantRecord): StoreCoupon {
  const settings = grant.settings as CouponSettings
  return {
    code: grant.code,
    name: grant.name,
    percent: settings.percent ?? null,
    amounts: settings.amounts ? { ...settings.amounts } : null,
    free_shipping: settings.free_shipping ?? false,
    minimums: settings.minimums ? { ...settings.minimums } : null,
    limited_to: limitedTo(settings),
    expires_at: grant.expires_at,
  }
}
