import { attributesOf, conversionTypeNamed } from "../conversions"
import type { Condition, LadderDocument } from "../engine"
import { combinationIn } from "../engine"
import { isObject, join, type Fault } from "../params"

const acknowledged = "acknowledged.paying_for_ratings"

/**
 * Rules and conditions that ask what somebody thinks, like a rating: to pay for
 * good reviews only is unlawful in many places (in the United States 16 CFR 465).
 * Refused until the merchant says that they know.
 */
export function findPaidOpinions(document: LadderDocument): Fault[] {
  if (document.acknowledged?.paying_for_ratings) {
    return []
  }
  const [first] = opinionsIn(document)
  return first === undefined
    ? []
    : [
        {
          path: acknowledged,
          message: `is missing, and ${first} depends on a rating; to reward good ratings alone is unlawful in many places, so true is wanted where that was looked into, or no rating`,
        },
      ]
}

/** Where a document asks for opinions. */
export function opinionsIn({ earn, rungs }: LadderDocument): string[] {
  return [
    ...earn.flatMap(({ type, where }, i) =>
      asks(type, where) ? [`earn[${i}]`] : []
    ),
    ...rungs.flatMap(({ enter, keep }, i) => [
      ...inCondition(enter, `rungs[${i}].enter`),
      ...(keep ? inCondition(keep, `rungs[${i}].keep`) : []),
    ]),
  ]
}

function inCondition(condition: Condition, path: string): string[] {
  const combination = combinationIn(condition)
  if (combination) {
    return combination.parts.flatMap((part) =>
      inCondition(part as Condition, join(path, combination.name))
    )
  }
  const { type, where } = condition as { type?: unknown; where?: unknown }
  return typeof type === "string" && asks(type, where) ? [path] : []
}

function asks(type: string, where: unknown): boolean {
  const known = conversionTypeNamed(type)
  const attributes = known ? attributesOf(known) : {}
  return (
    isObject(where) &&
    Object.keys(where).some((name) => attributes[name]?.opinion === true)
  )
}
