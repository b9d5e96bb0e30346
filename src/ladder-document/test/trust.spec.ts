import type { Condition, LadderDocument } from "../../engine"
import { readLadderDocument } from "../read-ladder-document"

const viewed: Condition = {
  kind: "event_count",
  type: "page.viewed",
  at_least: 3,
}
const anything: Condition = { kind: "event_count", at_least: 3 }
const ordered: Condition = {
  kind: "event_count",
  type: "order.placed",
  at_least: 1,
}
const points: Condition = { kind: "points", at_least: 10 }

const rung = (id: string, enter: Condition, discount?: number) => ({
  id,
  name: id,
  enter,
  ...(discount !== undefined && { discount: { percent: discount } }),
})

const coupon = (rung_entered: string) => ({
  id: `for-${rung_entered}`,
  name: "Thanks",
  kind: "coupon",
  on: { rung_entered },
  settings: { percent: 10 },
})

function faultsOf(document: Partial<LadderDocument>): string[] {
  const read = readLadderDocument({
    name: "Friends",
    zone: "UTC",
    rungs: [rung("fan", points)],
    earn: [],
    rewards: [],
    ...document,
  })
  return "faults" in read
    ? read.faults.map(({ path, message }) => `${path}: ${message}`)
    : []
}

describe("what anybody can claim", () => {
  const earn = { id: "views", type: "page.viewed", points: { fixed: 1 } }

  it("earns nothing without a cap", () => {
    expect(faultsOf({ earn: [earn] })).toEqual([
      'earn[0].cap: is missing; anybody can claim page.viewed, so a cap is wanted, like {"times":3,"per":"day"}',
    ])
    expect(
      faultsOf({ earn: [{ ...earn, cap: { times: 3, per: "day" } }] })
    ).toEqual([])
  })

  it.each<[string, Condition]>([
    ["a count of it", viewed],
    ["a count of anything", anything],
    ["either it or an order", { any: [ordered, viewed] }],
    ["it, twice over", { all: [viewed, anything] }],
    ["it, and what must not be", { all: [viewed, { not: ordered }] }],
    ["what must not be", { not: points }],
  ])("gives no money: %s", (_name, enter) => {
    expect(faultsOf({ rungs: [rung("fan", enter, 5)] })).toEqual([
      expect.stringMatching(
        /^rungs\[0\]\.enter: can be met by what anybody can claim, and fan gives a discount;/
      ),
    ])
    expect(
      faultsOf({ rungs: [rung("fan", enter)], rewards: [coupon("fan")] })
    ).toEqual([expect.stringContaining("gives the reward for-fan")])
    expect(faultsOf({ rungs: [rung("fan", enter)] })).toEqual([])
  })

  it.each<[string, Condition]>([
    ["with points beside it", { all: [viewed, points] }],
    ["with an order beside it", { all: [anything, ordered] }],
    [
      "with either of two better ones",
      { all: [viewed, { any: [points, ordered] }] },
    ],
    [
      "with the shop's own event beside it",
      {
        all: [
          viewed,
          { kind: "event_count", type: "custom.tasting", at_least: 1 },
        ],
      },
    ],
  ])("may be asked for besides: %s", (_name, enter) => {
    expect(
      faultsOf({ rungs: [rung("fan", enter, 5)], rewards: [coupon("fan")] })
    ).toEqual([])
  })

  it("gives nobody the rewards of the rungs below by the way", () => {
    const rungs = [rung("regular", ordered), rung("fan", viewed)]
    const rewards = [coupon("regular")]
    expect(faultsOf({ rungs, rewards })).toEqual([
      expect.stringMatching(
        /^rungs\[1\]\.enter: .*gives the reward for-regular/
      ),
    ])
    expect(faultsOf({ rungs, rewards, skipped_rungs: "top" })).toEqual([])
  })
})

it("refuses rules for events that nothing records yet", () => {
  const second = { id: "second", type: "badge.earned", points: { fixed: 5 } }
  expect(faultsOf({ earn: [second] })).toEqual([
    expect.stringMatching(/^earn\[0\]\.type: is "badge.earned"; one of /),
  ])
})
