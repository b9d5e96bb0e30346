import { allOrEach } from "../all-or-each"

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

/** Work that fails as a whole when one of these is among the claims. */
function workFailingOn(...bad: readonly number[]) {
  let tries = 0
  const outcomes = (claims: readonly number[]) =>
    allOrEach(
      claims,
      async (some) => {
        tries += 1
        const fault = some.find((claim) => bad.includes(claim))
        if (fault !== undefined) {
          throw new Error(`not ${fault}`)
        }
        return some.map((claim) => `done ${claim}`)
      },
      async (_claim, reason) => reason
    )
  return { outcomes, tries: () => tries }
}

describe("claims worked on together", () => {
  it("take one try when all are good, and none when there are none", async () => {
    const work = workFailingOn()
    expect(await work.outcomes([])).toEqual([])
    expect(work.tries()).toBe(0)
    expect(await work.outcomes([1, 2])).toEqual(["done 1", "done 2"])
    expect(work.tries()).toBe(1)
  })

  it("are all done but the bad ones, in few tries", async () => {
    const work = workFailingOn(7, 150)
    const outcomes = await work.outcomes(times(200, (i) => i))
    expect(outcomes).toHaveLength(200)
    expect(outcomes.filter((one) => one.startsWith("not"))).toEqual([
      "not 7",
      "not 150",
    ])
    expect(work.tries()).toBeLessThan(40)
  })

  it("each fail for themselves when nothing works", async () => {
    const work = workFailingOn(1, 2, 3)
    expect(await work.outcomes([1, 2, 3])).toEqual(["not 1", "not 2", "not 3"])
  })
})
