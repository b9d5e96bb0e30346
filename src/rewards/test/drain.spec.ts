import { drain } from "../drain"

/** Claims from a store of `stock` things, and settles when it is told to. */
function store(stock: number) {
  let left = stock
  const claims: number[] = []
  const open: { size: number; end: (error?: Error) => void }[] = []
  return {
    claims,
    open,
    claim: async (limit: number) => {
      const size = Math.min(limit, left)
      left -= size
      claims.push(size)
      return Array.from({ length: size }, () => "thing")
    },
    settle: (claimed: readonly string[]) =>
      new Promise<string[]>((resolve, reject) =>
        open.push({
          size: claimed.length,
          end: (error) =>
            error ? reject(error) : resolve(claimed.map(() => "done")),
        })
      ),
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

describe("draining", () => {
  it("settles two full batches at once, and no third beside them", async () => {
    const all = store(25)
    const drained = drain({ limit: 100, batch: 10, lanes: 2, ...all })
    await turn()
    expect(all.open.map(({ size }) => size)).toEqual([10, 10])
    all.open[0]?.end()
    await turn()
    expect(all.open.map(({ size }) => size)).toEqual([10, 10, 5])
    all.open.forEach(({ end }) => end())
    expect(await drained).toHaveLength(25)
  })

  it("claims nothing beside a batch that is not full", async () => {
    const all = store(3)
    const drained = drain({ limit: 100, batch: 10, lanes: 2, ...all })
    await turn()
    expect(all.claims).toEqual([3])
    all.open[0]?.end()
    expect(await drained).toHaveLength(3)
    expect(all.claims).toEqual([3, 0])
  })

  it("claims no more than its limit", async () => {
    const all = store(100)
    const drained = drain({ limit: 25, batch: 10, lanes: 3, ...all })
    await turn()
    all.open.forEach(({ end }) => end())
    await turn()
    all.open.forEach(({ end }) => end())
    expect(await drained).toHaveLength(25)
    expect(all.claims).toEqual([10, 10, 5])
  })

  it("stops at a failure, once what is beside it is done", async () => {
    const all = store(100)
    const drained = drain({ limit: 100, batch: 10, lanes: 2, ...all })
    const ended = jest.fn()
    drained.catch(ended)
    await turn()
    all.open[0]?.end(new Error("the shop is away"))
    await turn()
    expect(ended).not.toHaveBeenCalled()
    all.open[1]?.end()
    await expect(drained).rejects.toThrow("the shop is away")
    expect(all.claims).toEqual([10, 10])
  })
})
