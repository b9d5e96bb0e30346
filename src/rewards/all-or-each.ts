/**
 * Does the work for all claims at once and, if that fails, for each by itself,
 * so that one bad claim neither slows nor stops the good ones. The work must be
 * safe to do again. Answers with what became of each claim, in any order.
 */
export async function allOrEach<Claim, Outcome>(
  claims: readonly Claim[],
  work: (claims: readonly Claim[]) => Promise<readonly Outcome[]>,
  fail: (claim: Claim, reason: string) => Promise<Outcome>
): Promise<Outcome[]> {
  try {
    return [...(await work(claims))]
  } catch (error) {
    const [only, ...more] = claims
    if (only !== undefined && more.length === 0) {
      return [await fail(only, reasonOf(error))]
    }
    const outcomes: Outcome[] = []
    for (const claim of claims) {
      outcomes.push(...(await allOrEach([claim], work, fail)))
    }
    return outcomes
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(0, 500)
}
