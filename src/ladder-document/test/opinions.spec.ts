import type { LadderDocument } from "../../engine"
import { readLadderDocument } from "../read-ladder-document"

const reviewed = (where?: object) => ({
  kind: "event_count",
  type: "review.posted",
  ...(where && { where }),
  at_least: 1,
})

function faultsOf(document: Partial<LadderDocument>): string[] {
  const read = readLadderDocument({
    name: "Friends",
    zone: "UTC",
    rungs: [
      { id: "fan", name: "Fan", enter: { kind: "points", at_least: 10 } },
    ],
    earn: [],
    rewards: [],
    ...document,
  })
  return "faults" in read
    ? read.faults.map(({ path, message }) => `${path} ${message}`)
    : []
}

const good = { rating: { at_least: 4 } }
const fault = (where: string) =>
  `acknowledged.paying_for_ratings is missing, and ${where} depends on a rating; to reward good ratings alone is unlawful in many places, so true is wanted where that was looked into, or no rating`

describe("attack 35: paying for a rating", () => {
  const paid: Partial<LadderDocument> = {
    earn: [
      {
        id: "good",
        type: "review.posted",
        where: good,
        points: { fixed: 5 },
      },
    ],
  }
  const asked: Partial<LadderDocument> = {
    rungs: [
      {
        id: "fan",
        name: "Fan",
        enter: {
          any: [{ kind: "points", at_least: 1 }, { not: reviewed(good) }],
        },
      },
    ],
  }

  it("is refused, in rules and in conditions", () => {
    expect(faultsOf(paid)).toEqual([fault("earn[0]")])
    expect(faultsOf(asked)).toEqual([fault("rungs[0].enter.any.not")])
  })

  it("is allowed where the merchant says that they know", () => {
    const acknowledged = { paying_for_ratings: true }
    expect(faultsOf({ ...paid, acknowledged })).toEqual([])
    expect(faultsOf({ ...asked, acknowledged })).toEqual([])
    expect(
      faultsOf({ ...paid, acknowledged: { paying_for_ratings: false } })
    ).toEqual([fault("earn[0]")])
  })

  it("is not what pays for any review, long or with a picture", () => {
    expect(
      faultsOf({
        earn: [
          {
            id: "any",
            type: "review.posted",
            where: { length: { at_least: 100 }, photo: [true] },
            points: { fixed: 5 },
          },
        ],
      })
    ).toEqual([])
  })
})
