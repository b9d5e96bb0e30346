import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../../../engine"
import { Ear } from "../ear"

const nothing = () => Promise.resolve()
const day_ms = 86_400_000

const heard = (key: string, customer = "cus_1") => ({
  key,
  type: "site.searched",
  customer,
  attributes: {},
})

const away = () =>
  Object.assign(new Error("the database is away"), { code: "ECONNREFUSED" })

/** A shop whose ladder keeps what `refuse` lets through. */
function openShop(refuse: (keys: readonly string[]) => Error | null) {
  const recorded: { source: string; event: ConversionEvent }[] = []
  const errors: string[] = []
  let tries = 0
  const parts: Record<string, unknown> = {
    logger: { error: (line: string) => errors.push(line) },
    __pg_connection__: {
      raw: (_sql: string, [ids]: [string[]]) => ({
        options: () =>
          Promise.resolve({
            rows: ids.map((id) => ({ id, has_account: true, deleted: false })),
          }),
      }),
    },
    ladder: {
      settings: () => ({ guests: "off" }),
      sweeping: { now: () => Promise.resolve(day_ms) },
      recording: {
        park: () => Promise.resolve(),
        record: (events: readonly ConversionEvent[], source: string) => {
          tries++
          const error = refuse(events.map(({ key }) => key))
          if (error) {
            return Promise.reject(error)
          }
          recorded.push(...events.map((event) => ({ source, event })))
          return Promise.resolve(
            events.map(({ key }) => ({ key, answer: "recorded" }))
          )
        },
      },
    },
  }
  const resolve = (name: string): unknown => parts[name]
  const container = { resolve } as MedusaContainer
  const keys = () => recorded.map(({ event }) => event.key)
  return { container, recorded, errors, keys, tries: () => tries }
}

const until = async (there: () => boolean) => {
  while (!there()) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

describe("what is heard", () => {
  it("is recorded each as its source's, dated when it was heard", async () => {
    const shop = openShop(() => null)
    const ear = new Ear(nothing)
    ear.add(shop.container, "searches", [heard("search:1")])
    ear.add(shop.container, "log-ins", [heard("login:1")])
    ear.add(shop.container, "searches", [heard("search:2")])
    await until(() => shop.recorded.length === 3)
    expect(
      shop.recorded.map(({ source, event }) => `${source} ${event.key}`).sort()
    ).toEqual(["log-ins login:1", "searches search:1", "searches search:2"])
    for (const { event } of shop.recorded) {
      expect(event.at).toBeLessThanOrEqual(day_ms)
      expect(event.at).toBeGreaterThan(day_ms - 10_000)
    }
    expect(shop.errors).toEqual([])
  })

  it("loses nothing by what cannot be kept of one shopper", async () => {
    const shop = openShop((keys) =>
      keys.includes("search:bad") ? new Error("no valid JSON") : null
    )
    // Whoever waited a second would not be done before the test gives up.
    let woken = 0
    const ear = new Ear(() => Promise.resolve(void woken++), [600_000])
    ear.add(shop.container, "searches", [
      heard("search:1"),
      heard("search:bad", "cus_2"),
      heard("search:2"),
    ])
    ear.add(shop.container, "log-ins", [heard("login:1")])
    await until(() => shop.errors.length > 0)
    expect(shop.keys().sort()).toEqual(["login:1", "search:1", "search:2"])
    expect(woken).toBeGreaterThan(0)
    expect(shop.errors).toEqual([
      expect.stringMatching(/^ladder: 1 log-ins or searches .*no valid JSON$/),
    ])
  })

  it("waits while the database is away, and keeps its date", async () => {
    let tries = 0
    const shop = openShop(() => (++tries < 3 ? away() : null))
    new Ear(nothing, [20, 20]).add(shop.container, "searches", [
      heard("search:1"),
    ])
    await until(() => shop.recorded.length > 0)
    expect(shop.tries()).toBe(3)
    expect(shop.recorded[0]?.event.at).toBeGreaterThan(day_ms - 20)
    expect(shop.errors).toEqual([])
  })

  it("is given up when the database stays away, and heard on after that", async () => {
    let gone = true
    const shop = openShop(() => (gone ? away() : null))
    const ear = new Ear(nothing, [1, 1])
    ear.add(shop.container, "searches", [heard("search:1"), heard("search:2")])
    await until(() => shop.errors.length > 0)
    expect(shop.tries()).toBe(3)
    expect(shop.errors[0]).toMatch(/^ladder: 2 .*the database is away$/)
    gone = false
    ear.add(shop.container, "searches", [heard("search:3")])
    await until(() => shop.recorded.length > 0)
    expect(shop.keys()).toEqual(["search:3"])
  })

  it("is of bounded number: of a customer in a minute, and of all that wait", async () => {
    const shop = openShop(() => null)
    const ear = new Ear(nothing)
    const many = Array.from({ length: 11_000 }, (_, n) =>
      heard(`search:${n}`, `cus_${n}`)
    )
    ear.add(shop.container, "searches", many)
    await until(() => shop.recorded.length >= 10_000)
    await until(() => shop.errors.length > 0)
    expect(shop.recorded).toHaveLength(10_000)
    expect(shop.errors[0]).toMatch(/^ladder: 1000 .*too many at once$/)
  })
})
