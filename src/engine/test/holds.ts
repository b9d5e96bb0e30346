import fc from "fast-check"

const runs = Number(process.env.LADDER_RUNS ?? 1_000)
const seed = Number(process.env.LADDER_SEED ?? Date.now() % 2_147_483_647)

/**
 * Checks a property on 1,000 drawn cases. The seed is printed also when it
 * holds; `LADDER_SEED` repeats a run, `LADDER_RUNS` draws more.
 */
export function holds<T>(
  name: string,
  drawn: fc.Arbitrary<T>,
  check: (value: T) => void
): void {
  it(
    name,
    () => {
      process.stdout.write(`seed ${seed}: ${name}\n`)
      fc.assert(fc.property(drawn, check), { numRuns: runs, seed })
    },
    120 * runs
  )
}
