/** What is claimed a batch at a time, and settled. */
export interface Drain<T, Outcome> {
  /** At most so many in all. */
  readonly limit: number
  /** Claimed at once. */
  readonly batch: number
  /** Full batches settled at the same time; each may hold a connection. */
  readonly lanes: number
  readonly claim: (limit: number) => Promise<readonly T[]>
  readonly settle: (claimed: readonly T[]) => Promise<readonly Outcome[]>
}

/**
 * Claims and settles until nothing is left to claim, or `limit` were. Only while
 * batches are full are several under way: a short one is the last there is.
 *
 * @throws what the claim or the first batch that failed did, once all that is
 *   under way is done
 */
export async function drain<T, Outcome>({
  limit,
  batch,
  lanes,
  claim,
  settle,
}: Drain<T, Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const failures: unknown[] = []
  const underway = new Set<Promise<void>>()
  const start = (claimed: readonly T[]): void => {
    const one = settle(claimed)
      .then(
        (settled) => void outcomes.push(...settled),
        (error: unknown) => void failures.push(error)
      )
      .finally(() => underway.delete(one))
    underway.add(one)
  }
  try {
    for (let left = limit; left > 0 && failures.length === 0; left -= batch) {
      const claimed = await claim(Math.min(batch, left))
      if (claimed.length === 0) {
        break
      }
      start(claimed)
      if (claimed.length < batch) {
        await Promise.all(underway)
      } else if (underway.size >= lanes) {
        await Promise.race(underway)
      }
    }
  } finally {
    await Promise.all(underway)
  }
  if (failures.length > 0) {
    throw failures[0]
  }
  return outcomes
}
