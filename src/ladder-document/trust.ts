import { conversionTypeNamed } from "../conversions"
import type { Condition, LadderDocument } from "../engine"
import { combinationIn } from "../engine"
import { isObject, type Fault } from "../params"
import { rewardKindNamed } from "../rewards"

/**
 * What anybody can claim, a page viewed or a link followed, pays capped points
 * and never money: a rule for it needs a cap, and a rung that gives money needs
 * something else beside it. Points count as something else, being capped.
 */
export function findMisplacedTrust(document: LadderDocument): Fault[] {
  return [...uncapped(document), ...paidForClaims(document)]
}

function uncapped({ earn }: LadderDocument): Fault[] {
  return earn.flatMap(({ type, cap }, index) =>
    isClaimable(type) && cap === undefined
      ? [
          {
            path: `earn[${index}].cap`,
            message: `is missing; anybody can claim ${type}, so a cap is wanted, like {"times":3,"per":"day"}`,
          },
        ]
      : []
  )
}

function paidForClaims(document: LadderDocument): Fault[] {
  return document.rungs.flatMap(({ id, enter }, index) => {
    const gives = moneyFor(document, index)
    return gives !== undefined && canBeClaimed(enter)
      ? [
          {
            path: `rungs[${index}].enter`,
            message: `can be met by what anybody can claim, and ${id} gives ${gives}; another condition is wanted beside it, on points, spend, or events the shop vouches for`,
          },
        ]
      : []
  })
}

/** What of worth somebody who enters the rung is given; undefined: nothing. */
function moneyFor(
  { rungs, rewards, skipped_rungs }: LadderDocument,
  index: number
): string | undefined {
  const rung = rungs[index]
  if (rung?.discount) {
    return "a discount"
  }
  // Whoever enters a rung may be given the rewards of those below it, too.
  const entered = skipped_rungs === "top" ? [rung] : rungs.slice(0, index + 1)
  const paid = rewards.find(
    ({ kind, on }) =>
      rewardKindNamed(kind)?.money === true &&
      entered.some((one) => one?.id === on.rung_entered)
  )
  return paid && `the reward ${paid.id}`
}

function isClaimable(type: string): boolean {
  return conversionTypeNamed(type)?.trust === "browser"
}

/** Whether claims alone can meet a condition. */
function canBeClaimed(condition: Condition): boolean {
  const combination = combinationIn(condition)
  if (!combination) {
    return isObject(condition) && isCountOfClaims(condition)
  }
  const parts = combination.parts as readonly Condition[]
  switch (combination.name) {
    case "all":
      return parts.every(canBeClaimed)
    case "any":
      return parts.some(canBeClaimed)
    case "not":
      // What must not happen asks nothing of anybody.
      return true
  }
}

const isCountOfClaims = ({
  kind,
  type,
}: Readonly<Record<string, unknown>>): boolean =>
  kind === "event_count" &&
  (type === undefined || (typeof type === "string" && isClaimable(type)))
