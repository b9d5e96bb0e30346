import { readLadderDocument } from "../read-ladder-document"
import { faultText } from "../faults"

const bronzeToGold = () => ({
  name: "Friends of the house",
  zone: "Europe/Berlin",
  rungs: [
    {
      id: "bronze",
      name: "Bronze",
      enter: { kind: "points", at_least: 100 },
    },
    {
      id: "gold",
      name: "Gold",
      enter: {
        any: [
          { kind: "spend", currency: "eur", at_least: 100_000 },
          {
            all: [
              { kind: "points", at_least: 500 },
              {
                kind: "event_count",
                type: "custom.tasting_attended",
                at_least: 2,
              },
            ],
          },
        ],
      },
      keep: { not: { kind: "points", at_least: 1_000_000 } },
      grace_days: 30,
      floor: true,
      discount: { percent: 10 },
    },
  ],
  earn: [
    {
      id: "orders",
      type: "order.placed",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
      multipliers: { gold: 150 },
      expires_after_days: 365,
    },
    { id: "welcome", type: "customer.registered", points: { fixed: 10 } },
  ],
  rewards: [] as unknown[],
  fall: "one",
  skipped_rungs: "top",
  rates: { into: "eur", from: { usd: { amount: 10_000, counts_as: 9_200 } } },
})

const manyRates = () =>
  Object.fromEntries(
    Array.from({ length: 51 }, (_, i) => [
      `x${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}`,
      { amount: 1, counts_as: 1 },
    ])
  )

/** Sets what is at a path like `rungs.0.id`; undefined takes it away. */
function altered(path: string, value: unknown): unknown {
  const document = bronzeToGold() as Record<string, unknown>
  const names = path.split(".")
  const last = names.pop() ?? ""
  const holder = names.reduce<Record<string, unknown>>(
    (at, name) => at[name] as Record<string, unknown>,
    document
  )
  if (value === undefined) {
    delete holder[last]
  } else {
    holder[last] = value
  }
  return document
}

function faultsOf(raw: unknown): string {
  const read = readLadderDocument(raw)
  return "faults" in read ? faultText(read.faults) : ""
}

describe("a ladder document", () => {
  it("is handed back unchanged when nothing is wrong", () => {
    expect(readLadderDocument(bronzeToGold())).toEqual({
      document: bronzeToGold(),
    })
  })

  const hugeText = "x".repeat(201)

  it.each([
    ["name", 7, "name: is 7; a text of 1 to 200 characters is wanted"],
    ["name", "", "name: is empty; a text of 1 to 200 characters is wanted"],
    ["name", "  ", "name: is blank; a text to read is wanted"],
    ["name", hugeText, "a text of 1 to 200 characters is wanted"],
    ["name", undefined, "name: is missing; a text of 1 to 200 characters"],
    ["zone", "Mars/Olympus", 'zone: is "Mars/Olympus"; an IANA time zone'],
    ["zone", "+01:00", 'zone: is "+01:00"; an IANA time zone'],
    ["rungs", [], "rungs: is empty; a list of 1 to 50 is wanted"],
    ["rungs", "gold", 'rungs: is "gold"; a list of 1 to 50 is wanted'],
    ["rungs.0", null, "rungs[0]: is null; an object is wanted"],
    ["rungs.0.id", "Gold!", 'rungs[0].id: is "Gold!"; 1 to 64 of a-z'],
    ["rungs.0.id", "constructor", "rungs[0].id: is reserved"],
    ["rungs.0.id", "gold", 'rungs[1].id: is "gold", as rungs[0].id is'],
    ["rungs.0.colour", "red", "rungs[0].colour: is not allowed here; allowed"],
    ["colour", "red", "colour: is not allowed here; allowed are name, zone"],
    [
      "rungs.1.enter.any.1.all.0.at_least",
      "10",
      'rungs[1].enter.any[1].all[0].at_least: is "10"; a whole number from 1 to 1000000000 is wanted',
    ],
    ["rungs.0.enter", undefined, "rungs[0].enter: is undefined; a condition"],
    ["rungs.0.enter", [], "rungs[0].enter: is []; a condition is wanted"],
    ["rungs.0.enter.kind", "magic", 'rungs[0].enter.kind: is "magic"; allowed'],
    [
      "rungs.1.enter.any.1.all.1.type",
      "order.eaten",
      'rungs[1].enter.any[1].all[1].type: is "order.eaten"; one of',
    ],
    ["rungs.1.keep", { not: 1 }, "rungs[1].keep.not: is 1; a condition"],
    ["rungs.1.grace_days", 367, "rungs[1].grace_days: is 367; a whole number"],
    ["rungs.1.grace_days", true, "rungs[1].grace_days: is true; a whole"],
    ["rungs.1.floor", "yes", 'rungs[1].floor: is "yes"; true or false'],
    ["rungs.1.discount.percent", 101, "rungs[1].discount.percent: is 101"],
    ["earn.0.type", "order.eaten", 'earn[0].type: is "order.eaten"; one of'],
    ["earn.0.type", "order.refunded", "which corrects order.placed by itself"],
    ["earn.0.points", 5, "earn[0].points: is 5; an object is wanted"],
    ["earn.0.points", {}, "earn[0].points.fixed: is missing"],
    ["earn.0.points.per.amount", 0, "earn[0].points.per.amount: is 0"],
    ["earn.0.points.per.currency", "EUR", 'is "EUR"; a three-letter'],
    ["earn.1.points.fixed", -1, "earn[1].points.fixed: is -1; a whole number"],
    ["earn.0.where", { colour: [] }, 'earn[0].where: is {"colour":[]}'],
    ["earn.0.minimum", -1, "earn[0].minimum: is -1"],
    ["earn.0.multipliers", { silver: 2 }, "earn[0].multipliers.silver: names"],
    ["earn.0.multipliers", { gold: "2" }, "earn[0].multipliers.gold: is"],
    ["earn.0.balance", "all", 'earn[0].balance: is "all"; one of both, status'],
    ["earn.1.id", "orders", 'earn[1].id: is "orders", as earn[0].id is'],
    ["fall", "two", 'fall: is "two"; one of one, to_what_holds is wanted'],
    ["rates", { into: "eur" }, "rates.from: is not readable; an object of"],
    ["rates", { into: "eur", from: { usd: 0.92 } }, "rates.from.usd: is 0.92"],
    [
      "rates",
      { into: "eur", from: { usd: { amount: 100, counts_as: "92" } } },
      'rates.from.usd.counts_as: is "92"; a whole number from 1 to',
    ],
    [
      "rates",
      { into: "eur", from: { usd: { amount: 0, counts_as: 92 } } },
      "rates.from.usd.amount: is 0; a whole number from 1 to",
    ],
    [
      "rates",
      { into: "eur", from: { USD: { amount: 1, counts_as: 1 } } },
      'rates.from.USD: is "USD"; a three-letter lower-case currency code',
    ],
    [
      "rates",
      { into: "eur", from: { eur: { amount: 1, counts_as: 2 } } },
      "rates.from.eur: is a rate of eur into itself",
    ],
    [
      "rates",
      { into: "eur", from: manyRates() },
      "rates.from: has 51 rates; at most 50 are allowed",
    ],
    ["rewards.0", { id: "r" }, "rewards[0].kind: is undefined; one of"],
  ])("%s = %j is refused with its path", (path, value, expected) => {
    expect(faultsOf(altered(path, value))).toContain(expected)
  })

  it("tells all its faults at once", () => {
    const document = altered("rungs.0.id", "Bronze!") as ReturnType<
      typeof bronzeToGold
    >
    document.zone = "nowhere"
    document.rewards = [
      {
        id: "welcome",
        name: "Welcome",
        kind: "elephant",
        on: { rung_entered: "platinum" },
        settings: {},
      },
    ]
    const faults = faultsOf(document).split("\n")
    expect(faults).toEqual([
      expect.stringContaining("zone: "),
      expect.stringContaining("rungs[0].id: "),
      expect.stringContaining('rewards[0].on.rung_entered: names the rung "pl'),
      expect.stringContaining('rewards[0].kind: is "elephant"; one of '),
    ])
  })

  it("may name no rung that another version had", () => {
    const document = bronzeToGold()
    document.rewards = [
      {
        id: "welcome",
        name: "Welcome",
        kind: "coupon",
        on: { rung_entered: "silver" },
        settings: {},
      },
    ]
    expect(faultsOf(document)).toContain(
      'rewards[0].on.rung_entered: names the rung "silver"; there are bronze, gold'
    )
  })
})

describe("what a ladder document has kept of every member", () => {
  /** So many conditions on spend, each with a window of its own. */
  const windows = (number: number, rates: number) => {
    const document = bronzeToGold()
    const names = Object.entries(manyRates()).slice(0, rates)
    const conditions = Array.from({ length: number }, (_, i) => ({
      kind: "spend",
      currency: "eur",
      at_least: 1,
      within_days: i + 1,
    }))
    const rungs = Array.from({ length: Math.ceil(number / 90) }, (_, i) => ({
      id: `rung${i}`,
      name: `Rung ${i}`,
      enter: { any: conditions.slice(i * 90, (i + 1) * 90) },
    }))
    return {
      ...document,
      rungs,
      earn: [],
      rates: { into: "eur", from: Object.fromEntries(names) },
    }
  }
  const tooMuch = "rungs: have conditions on more than 1000 different sums"

  it.each([
    [1000, 0, ""],
    [1001, 0, tooMuch],
    [90, 10, ""],
    [91, 10, tooMuch],
    [19, 50, ""],
    [20, 50, tooMuch],
  ])("is bounded: %d windows with %d rates", (number, rates, expected) => {
    expect(faultsOf(windows(number, rates))).toMatch(
      expected === "" ? /^$/ : expected
    )
  })

  it("counts what several conditions look at once", () => {
    const document = windows(19, 50)
    const again = document.rungs.map((rung) => ({
      ...rung,
      id: `${rung.id}again`,
      keep: rung.enter,
    }))
    document.rungs.push(...again)
    expect(faultsOf(document)).toBe("")
  })

  it("is counted no further than it may be, however much it is", () => {
    const before = performance.now()
    expect(faultsOf(windows(1_600, 50))).toContain(tooMuch)
    expect(performance.now() - before).toBeLessThan(500)
  })
})

describe("a hostile ladder document", () => {
  const nested = (depth: number) =>
    JSON.parse("[".repeat(depth) + "]".repeat(depth))

  it.each([
    ["nothing", undefined, "is missing; an object"],
    ["null", null, "is null; an object is wanted"],
    ["a list", [], "is []; an object is wanted"],
    ["a text", "ladder", 'is "ladder"; an object is wanted'],
    ["100,000 levels", nested(100_000), "is nested too deeply"],
    [
      "100,000 levels inside",
      altered("rungs.0.enter", nested(100_000)),
      "rungs[0].enter[0]",
    ],
    ["a million parts", { rungs: Array(1_000_000).fill(0) }, "too many parts"],
    [
      "200,000 names",
      Object.fromEntries(
        Array.from({ length: 200_000 }, (_, i) => [`k${i}`, i])
      ),
      "has too many parts",
    ],
    [
      "conditions without end",
      altered("rungs.0.enter", {
        all: Array(5_000).fill({ kind: "points", at_least: 1 }),
      }),
      "rungs[0].enter.all",
    ],
    [
      "__proto__",
      JSON.parse('{"rungs":[{"__proto__":{"floor":true}}]}'),
      'rungs[0]: has the name "__proto__"',
    ],
    ["1e309", altered("rungs.1.grace_days", Infinity), "is Infinity; a whole"],
    ["NaN", altered("rungs.1.grace_days", NaN), "is NaN; a whole number"],
    ["2^63", altered("earn.0.minimum", 2 ** 63), "is 9223372036854776000"],
    ["1.5", altered("earn.0.minimum", 1.5), "earn[0].minimum: is 1.5"],
    ["NUL", altered("name", "a\u0000b"), 'name: is "a\\u0000b"; text without'],
    ["half a character", altered("name", "\ud800"), 'name: is "\\ud800"'],
  ])("%s is refused quickly", (_, raw, expected) => {
    const before = performance.now()
    expect(faultsOf(raw)).toContain(expected)
    expect(performance.now() - before).toBeLessThan(2_000)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
