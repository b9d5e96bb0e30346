import type { MedusaContainer } from "@medusajs/framework/types"
import { page_size } from "../read-and-record"
import { readOrNote } from "../read-or-note"
import { retryUnread } from "../retry-unread"
import type { Source } from "../source"

/** A shop that keeps which rows were noted, and which were read after all. */
function openShop() {
  const noted: string[] = []
  const cleared: string[] = []
  const parts: Record<string, unknown> = {
    logger: { error: () => undefined },
    ladder: {
      sweeping: {
        noteUnread: (_source: string, notes: readonly { id: string }[]) => {
          noted.push(...notes.map(({ id }) => id))
          return Promise.resolve()
        },
        clearUnread: (_source: string, ids: readonly string[]) => {
          cleared.push(...ids)
          return Promise.resolve()
        },
      },
    },
  }
  const resolve = (name: string): unknown => parts[name]
  const container = { resolve } as MedusaContainer
  return { container, noted, cleared }
}

/** Of rows of which some cannot be read. */
const sourceOf = (refuse: (id: string) => Error | null): Source => ({
  name: "carts",
  keys: ["cart:"],
  hints: [],
  idsOf: () => Promise.resolve([]),
  read: (_container, ids) => {
    const error = ids.map(refuse).find((found) => found !== null)
    return error ? Promise.reject(error) : Promise.resolve([])
  },
  scan: async function* () {
    // Pages are handed over here.
  },
  oldest: () => Promise.resolve(null),
})

const page = Array.from({ length: page_size }, (_, n) => `cart_${n}`)

describe("a page of rows", () => {
  it("that cannot be read, each of them, is noted and gone on from", async () => {
    const { container, noted } = openShop()
    const source = sourceOf(() => new Error("no number"))
    const after = () => Promise.resolve()
    expect(await readOrNote(container, source, page, after)).toEqual([])
    expect(noted).toEqual(page)
  }, 20_000)

  it("loses none that can be read by one that cannot", async () => {
    const { container, noted, cleared } = openShop()
    const source = sourceOf((id) =>
      id === "cart_7" ? new Error("no number") : null
    )
    await readOrNote(container, source, page, () => Promise.resolve())
    expect(noted).toEqual(["cart_7"])
    expect(cleared).toHaveLength(page_size - 1)
  }, 20_000)

  it.each([[page], [page.slice(0, 3)], [page.slice(0, 1)]])(
    "is left for later as it is where the database is away",
    async (ids) => {
      const { container, noted } = openShop()
      const error = Object.assign(new Error("connect"), {
        code: "ECONNREFUSED",
      })
      const source = sourceOf(() => error)
      await expect(
        readOrNote(container, source, ids, () => Promise.resolve())
      ).rejects.toThrow("connect")
      expect(noted).toEqual([])
    }
  )

  it("is left for later where the database goes away in the middle", async () => {
    const { container, noted } = openShop()
    const error = Object.assign(new Error("no more"), { code: "57P01" })
    const source = sourceOf((id) =>
      id === "cart_1" ? error : id === "cart_0" ? new Error("no number") : null
    )
    await expect(
      readOrNote(container, source, page, () => Promise.resolve())
    ).rejects.toThrow("no more")
    expect(noted).toEqual([])
  })
})

describe("a row that staff have read again", () => {
  const source = sourceOf(() => null)

  it("is followed up as in a sweep", async () => {
    const { container, noted } = openShop()
    const followed: string[] = []
    const after = (ids: readonly string[]) =>
      Promise.resolve(followed.push(...ids))
    expect(await retryUnread(container, source, "cart_1", after)).toEqual({
      recorded: 0,
      reason: null,
    })
    expect(followed).toEqual(["cart_1"])
    expect(noted).toEqual([])
  })

  it("waits on with the reason when that fails", async () => {
    const { container, noted } = openShop()
    const after = () => Promise.reject(new Error("no coupon recognised"))
    expect(await retryUnread(container, source, "cart_1", after)).toEqual({
      recorded: 0,
      reason: "no coupon recognised",
    })
    expect(noted).toEqual(["cart_1"])
  })
})
