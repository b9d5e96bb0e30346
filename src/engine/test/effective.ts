import type { Entry, Outcome, Standing, Transition } from "../types"

/**
 * What the promise is about, whatever the order and repeats: points, rung,
 * windows, moves and rewards. Entries are summed by key.
 */
export function effective(of: {
  standing: Standing
  entries: readonly Entry[]
  transitions: readonly Transition[]
}) {
  const sums = new Map<string, [number, number]>()
  for (const { key, status, spendable } of of.entries) {
    const [a, b] = sums.get(key) ?? [0, 0]
    sums.set(key, [a + status, b + spendable])
  }
  return {
    ...standingOf(of.standing),
    entries: [...sums].filter(([, [a, b]]) => a !== 0 || b !== 0).sort(),
    transitions: of.transitions.map(({ key }) => key).sort(),
  }
}

function standingOf({ tallies, review_at: _, cursor: __, ...rest }: Standing) {
  return {
    ...rest,
    tallies: Object.entries(tallies)
      .map(([key, { sum }]) => [key, sum])
      .sort(),
  }
}

export const balances = ({ entries }: Pick<Outcome, "entries">) => ({
  status: entries.reduce((sum, entry) => sum + entry.status, 0),
  spendable: entries.reduce((sum, entry) => sum + entry.spendable, 0),
})
