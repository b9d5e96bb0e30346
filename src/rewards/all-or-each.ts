/**
 * Does the work for all claims at once and, if that fails, for each half of
 * them, down to each by itself: one bad claim among hundreds costs a dozen
 * tries and does not stop the good ones. The work must be safe to do again.
 * Answers with what became of each claim, in any order.
 */
export async function allOrEach<Claim, Outcome>(
  claims: readonly Claim[],
  work: (claims: readonly Claim[]) => Promise<readonly Outcome[]>,
  fail: (claim: Claim, reason: string) => Promise<Outcome>
): Promise<Outcome[]> {
  if (claims.length === 0) {
    return []
  }
  try {
    return [...(await work(claims))]
  } catch (error) {
    const [only, ...more] = claims
    if (only !== undefined && more.length === 0) {
      return [await fail(only, reasonOf(error))]
    }
    const middle = Math.ceil(claims.length / 2)
    return [
      ...(await allOrEach(claims.slice(0, middle), work, fail)),
      ...(await allOrEach(claims.slice(middle), work, fail)),
    ]
  }
}

/** What to tell of a failure, short enough to be kept with the claim. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(0, 500)
}
