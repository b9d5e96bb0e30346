import { MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import { toMinorUnits } from "../minor-units"
import { isShopsFault } from "./blame"
import type { OrderChange, OrderFacts } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"
import { shareOf } from "./worth"

/**
 * A claim, or a return or exchange for a reason that is the shop's fault: what
 * is taken off for it costs the customer no status. Worth is in minor units.
 */
export interface Shield {
  readonly at: number
  /** When it was called off. */
  readonly until: number
  /** The order's versions that it made. */
  readonly versions: ReadonlySet<number>
  /** What it added: what is sent instead is no purchase, and goes off again. */
  given: number
  /** What may be taken off for it beyond that. */
  room: number
}

type Items = readonly { readonly item_id: string; readonly quantity: number }[]

/** The shields of an order, oldest first. */
export function shieldsOf(
  order: OrderFacts,
  totals: TotalsByVersion,
  reasons: readonly string[]
): Shield[] {
  const { changes, claims, currency, returns } = order
  const shield = (
    begun: OrderChange | undefined,
    canceled_at: number | null,
    mine: (change: OrderChange) => boolean,
    worth: number
  ): Shield[] => {
    const versions = changes.filter(mine).map(({ version }) => version)
    const given = versions.reduce(
      (sum, version) => sum + addedBy(version, totals, currency),
      0
    )
    const room = Math.max(0, worth - given)
    const until = canceled_at ?? Infinity
    const { at } = begun ?? {}
    return at === undefined || worth === 0
      ? []
      : [{ at, until, versions: new Set(versions), given, room }]
  }
  return [
    ...claims.flatMap(({ id, canceled_at, items, refund_amount }) => {
      const mine = ({ claim_id }: OrderChange) => claim_id === id
      const wrong = items.filter(({ instead }) => !instead)
      const worth =
        refund_amount === null
          ? worthOf(wrong, totals, currency)
          : shareOfOrder(refund_amount, totals, currency)
      return shield(changes.find(mine), canceled_at, mine, worth)
    }),
    ...returns.flatMap(({ id, claim_id, exchange_id, canceled_at, items }) => {
      const mine = (change: OrderChange) =>
        change.return_id === id ||
        (exchange_id !== null && change.exchange_id === exchange_id)
      const wrong = items.filter(isShopsFault(reasons))
      return claim_id !== null
        ? []
        : shield(
            changes.find(mine),
            canceled_at,
            mine,
            worthOf(wrong, totals, currency)
          )
    }),
  ].sort((a, b) => a.at - b.at)
}

/**
 * Takes an amount from shields and tells how much of it is the shop's fault.
 * What a version takes off is that of the shield that made it; money and credit
 * lines, which name nothing, are those of any that is open.
 *
 * @param by the moment and, where it has an owner, the version that takes it
 */
export function compensate(
  shields: readonly Shield[],
  { at, version }: { readonly at: number; readonly version?: number },
  amount: number
): number {
  let left = amount
  let compensated = 0
  for (const shield of shields) {
    const open =
      version === undefined
        ? shield.at <= at && at < shield.until
        : shield.versions.has(version)
    if (open) {
      const back = Math.min(left, shield.given)
      shield.given -= back
      left -= back
      const off = Math.min(left, shield.room)
      shield.room -= off
      left -= off
      compensated += off
    }
  }
  return compensated
}

/** The version as one that has an owner, unless it only brings credit lines. */
export function ownedVersion(
  { changes }: OrderFacts,
  version: number
): { version?: number } {
  const change = changes.find((one) => one.version === version)
  return !change || change.type === "credit_line" ? {} : { version }
}

function addedBy(
  version: number,
  totals: TotalsByVersion,
  currency: string
): number {
  const [now, before] = [totals.get(version), totals.get(version - 1)]
  return now && before
    ? Math.max(
        0,
        shareOf(now, now.total, currency) -
          shareOf(before, before.total, currency)
      )
    : 0
}

/** What things count, as they were when they were first ordered. */
function worthOf(
  items: Items,
  totals: TotalsByVersion,
  currency: string
): number {
  const versions = [...totals.entries()].sort(([a], [b]) => a - b)
  const sum = items.reduce((sum, { item_id, quantity }) => {
    const first = versions.find(([, { each }]) => each.has(item_id))
    const each = first?.[1].each.get(item_id) ?? 0
    return MathBN.add(sum, MathBN.mult(each, quantity))
  }, MathBN.convert(0))
  return toMinorUnits(sum, currency)
}

const shareOfOrder = (
  amount: BigNumberInput,
  totals: TotalsByVersion,
  currency: string
): number => {
  const first = totals.get(1)
  return first ? shareOf(first, amount, currency) : 0
}
