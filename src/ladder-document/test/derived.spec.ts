import type { EarnRule } from "../../engine"
import { readLadderDocument } from "../read-ladder-document"

function faultsOf(rule: Partial<EarnRule> & { type: string }): string[] {
  const read = readLadderDocument({
    name: "Friends",
    zone: "UTC",
    rungs: [
      { id: "fan", name: "Fan", enter: { kind: "points", at_least: 10 } },
    ],
    earn: [{ id: "derived", points: { fixed: 5 }, ...rule }],
    rewards: [],
  })
  return "faults" in read
    ? read.faults.map(({ path, message }) => `${path} ${message}`)
    : []
}

describe("an earn rule for derived events", () => {
  it.each<Partial<EarnRule> & { type: string }>([
    { type: "order.nth" },
    { type: "order.nth", where: { n: [2], category: ["pcat_1"] } },
    { type: "order.nth", where: { n: { at_least: 3 } }, balance: "status" },
    {
      type: "order.spend_reached",
      where: { amount: [50_000, 100_000], currency: ["eur"] },
    },
    {
      type: "points.reached",
      where: { points: [1_000] },
      balance: "spendable",
    },
    { type: "rung.entered", balance: "spendable" },
    { type: "rung.left", where: { rung: ["fan"] }, balance: "spendable" },
  ])("is one like %j", (rule) => {
    expect(faultsOf(rule)).toEqual([])
  })

  it("names the numbers to reach, and one currency", () => {
    expect(faultsOf({ type: "order.spend_reached" })).toEqual([
      "earn[0].where.amount is undefined; order.spend_reached wants the numbers to reach, like [100]",
      'earn[0].where.currency is undefined; order.spend_reached wants one currency, like ["eur"]',
    ])
    expect(
      faultsOf({
        type: "points.reached",
        where: { points: { at_least: 100 } },
        balance: "spendable",
      })
    ).toEqual([
      'earn[0].where.points is {"at_least":100}; points.reached wants the numbers to reach, like [100]',
    ])
  })

  it("pays no points a unit, as there is no value", () => {
    expect(
      faultsOf({
        type: "order.nth",
        points: { per: { points: 1, amount: 100, currency: "eur" } },
        minimum: 100,
      })
    ).toEqual([
      'earn[0].points asks for points a unit; order.nth has no value, so {"fixed": …} is wanted',
      "earn[0].minimum is 100; order.nth has no value, so none is wanted",
    ])
  })

  it.each(["points.reached", "rung.entered", "rung.left"])(
    "lifts nobody for having been lifted: %s",
    (type) => {
      const where = { points: [10] }
      const rule = type === "points.reached" ? { type, where } : { type }
      expect(faultsOf(rule)).toEqual([
        `earn[0].balance is undefined; ${type} is derived from points or rungs, so that it pays "spendable" points only`,
      ])
    }
  )
})

it("points for rungs are no way up where a rung asks for spendable points", () => {
  const read = readLadderDocument({
    name: "Friends",
    zone: "UTC",
    rungs: [
      {
        id: "fan",
        name: "Fan",
        enter: {
          any: [{ kind: "points", balance: "spendable", at_least: 10 }],
        },
      },
    ],
    earn: [
      {
        id: "in",
        type: "rung.entered",
        points: { fixed: 5 },
        balance: "spendable",
      },
    ],
    rewards: [],
  })
  expect(read).toMatchObject({
    faults: [
      {
        path: "earn[0].type",
        message:
          'is "rung.entered", which pays spendable points for having been lifted, and a rung asks for spendable points; one of the two is wanted',
      },
    ],
  })
})

describe("a condition", () => {
  it.each([
    ["order.nth", "a count of at least n of the events it numbers is wanted"],
    ["order.spend_reached", "a condition on spend is wanted"],
    ["points.reached", "a condition on the points total is wanted"],
    ["rung.entered", "rungs follow from conditions"],
  ])("asks for no %s", (type, advice) => {
    const read = readLadderDocument({
      name: "Friends",
      zone: "UTC",
      rungs: [
        {
          id: "fan",
          name: "Fan",
          enter: { kind: "event_count", type, at_least: 1 },
        },
      ],
      earn: [],
      rewards: [],
    })
    expect(read).toMatchObject({
      faults: [
        {
          path: "rungs[0].enter.type",
          message: expect.stringContaining(advice) as string,
        },
      ],
    })
  })
})
