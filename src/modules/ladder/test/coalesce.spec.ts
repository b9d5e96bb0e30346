import { coalesce } from "../services/coalesce"

/** A call one lets end by hand, so that others arrive meanwhile. */
function heldCall() {
  const calls: { items: readonly number[]; end: (error?: Error) => void }[] = []
  const call = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      const end = (error?: Error) =>
        error ? reject(error) : resolve(items.map((item) => item * 10))
      calls.push({ items, end })
    })
  return { call, calls }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it("calls at once when nothing is in flight", async () => {
  const { call, calls } = heldCall()
  const joined = coalesce(call, 10)
  const answer = joined([1, 2])
  expect(calls.map(({ items }) => items)).toEqual([[1, 2]])
  calls[0]!.end()
  expect(await answer).toEqual([10, 20])
})

it("joins what arrives while one is in flight and gives each their own", async () => {
  const { call, calls } = heldCall()
  const joined = coalesce(call, 10)
  const answers = [joined([1]), joined([2, 3]), joined([]), joined([4])]
  expect(calls).toHaveLength(1)
  calls[0]!.end()
  await turn()
  expect(calls[1]!.items).toEqual([2, 3, 4])
  calls[1]!.end()
  expect(await Promise.all(answers)).toEqual([[10], [20, 30], [], [40]])
})

it("has never more than one call in flight", async () => {
  let running = 0
  let most = 0
  const joined = coalesce(async (items: readonly number[]) => {
    most = Math.max(most, ++running)
    await turn()
    running -= 1
    return [...items]
  }, 3)
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      await turn()
      return await joined([i])
    })
  )
  expect(most).toBe(1)
  expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => [i]))
})

it("joins up to the size allowed, and lets a larger caller pass alone", async () => {
  const { call, calls } = heldCall()
  const joined = coalesce(call, 3)
  const answers = [[0], [1, 2], [3], [4, 5, 6, 7], [8]].map(joined)
  for (let i = 0; i < 4; i++) {
    calls[i]!.end()
    await turn()
  }
  expect(calls.map(({ items }) => items)).toEqual([
    [0],
    [1, 2, 3],
    [4, 5, 6, 7],
    [8],
  ])
  expect((await Promise.all(answers)).flat()).toHaveLength(9)
})

it("fails only the caller whose input fails", async () => {
  const joined = coalesce(async (items: readonly number[]) => {
    await turn()
    if (items.includes(13)) {
      throw new Error("unlucky")
    }
    return items.map((item) => item * 10)
  }, 10)
  const told = await Promise.allSettled([[1], [2], [13], [3]].map(joined))
  expect(
    told.map((one) => (one.status === "fulfilled" ? one.value : "failed"))
  ).toEqual([[10], [20], "failed", [30]])
})

it("goes on after a failure", async () => {
  const { call, calls } = heldCall()
  const joined = coalesce(call, 10)
  const first = joined([1])
  calls[0]!.end(new Error("down"))
  await expect(first).rejects.toThrow("down")
  const second = joined([2])
  calls[1]!.end()
  expect(await second).toEqual([20])
})
