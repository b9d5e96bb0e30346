import type { ConversionEvent } from "../../engine"
import { MathBN } from "@medusajs/framework/utils"
import type { OrderFacts, OrderTransaction } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"
import type { VersionTotals } from "./worth"

type Amount = VersionTotals["total"]

/**
 * Medusa writes a refund's money first and the credit line that lowers the
 * order's total right after: what has not come by then does not come.
 */
export const credit_line_delay_ms = 60_000

export interface UnreflectedRefund {
  readonly transaction: OrderTransaction
  /** What no version takes off the order's total; positive. */
  readonly amount: Amount
}

/**
 * The refunds, or parts of them, that the order's own total does not show: not
 * owed already because of a return, and not followed at once by credit lines.
 * One that is too young to tell is left for later, so that what is said of a
 * refund is said for ever.
 */
export const unreflectedRefunds = (
  order: OrderFacts,
  totals: TotalsByVersion
): UnreflectedRefund[] =>
  beyondTotals(order, totals).filter((refund) => !isYoung(order, refund))

/**
 * What can be said of an order's worth: where a refund is too young to tell,
 * nothing new of the time since. Said without it, it would stay, and the refund
 * would never be taken from it.
 */
export function tellable(
  order: OrderFacts,
  totals: TotalsByVersion,
  events: readonly ConversionEvent[],
  recorded: readonly ConversionEvent[]
): readonly ConversionEvent[] {
  const young = beyondTotals(order, totals).filter((refund) =>
    isYoung(order, refund)
  )
  const since = Math.min(
    Infinity,
    ...young.map(({ transaction }) => transaction.at)
  )
  const said = new Set(recorded.map(({ key }) => key))
  return events.filter(({ key, at }) => at < since || said.has(key))
}

const isYoung = (
  { read_at }: OrderFacts,
  { transaction }: UnreflectedRefund
): boolean => read_at - transaction.at <= credit_line_delay_ms

function beyondTotals(
  order: OrderFacts,
  totals: TotalsByVersion
): UnreflectedRefund[] {
  const credits = creditLinesAdded(order, totals)
  const refunds: UnreflectedRefund[] = []
  let net: Amount = MathBN.convert(0)
  for (const transaction of order.transactions) {
    const before = net
    net = MathBN.add(net, transaction.amount)
    if (MathBN.gte(transaction.amount, 0)) {
      continue
    }
    const asked = totals.get(transaction.version)?.total ?? 0
    const owed = positive(MathBN.sub(before, asked))
    const beyond = MathBN.sub(MathBN.mult(transaction.amount, -1), owed)
    const amount = takeCredits(credits, transaction, beyond)
    if (MathBN.gt(amount, 0)) {
      refunds.push({ transaction, amount })
    }
  }
  return refunds
}

interface Credit {
  readonly version: number
  readonly at: number
  left: Amount
}

/** What each version added in credit lines to the one before. */
function creditLinesAdded(
  { versions }: OrderFacts,
  totals: TotalsByVersion
): Credit[] {
  const credit = (version: number): Amount => {
    const found = totals.get(version)
    return found ? MathBN.sub(found.gross, found.total) : MathBN.convert(0)
  }
  return versions
    .filter(({ version }) => version > 1)
    .map(({ version, at }) => ({
      version,
      at,
      left: positive(MathBN.sub(credit(version), credit(version - 1))),
    }))
}

/** Uses up the credit lines that came with a refund; tells what is missing. */
function takeCredits(
  credits: readonly Credit[],
  { version, at }: OrderTransaction,
  amount: Amount
): Amount {
  let missing = positive(amount)
  for (const credit of credits) {
    if (credit.version > version && credit.at <= at + credit_line_delay_ms) {
      const taken = MathBN.min(missing, credit.left)
      credit.left = MathBN.sub(credit.left, taken)
      missing = MathBN.sub(missing, taken)
    }
  }
  return missing
}

const positive = (amount: Amount): Amount => MathBN.max(amount, 0)
