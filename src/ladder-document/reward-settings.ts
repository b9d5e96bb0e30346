import type { Fault } from "../params"
import { checkParams, isObject, join, show } from "../params"
import { rewardKindNamed, rewardKinds } from "../rewards"
import { itemsOf } from "./references"

/** Faults of every reward's kind and settings, in a document of any shape. */
export function findRewardFaults(raw: unknown): Fault[] {
  const rewards = isObject(raw) ? raw["rewards"] : undefined
  return itemsOf(rewards).flatMap(({ item, index }) =>
    checkReward(item["kind"], item["settings"], `rewards[${index}]`)
  )
}

/** Faults of settings for a reward kind, as the kind describes them. */
export function checkReward(
  name: unknown,
  settings: unknown,
  path: string
): Fault[] {
  const kind = typeof name === "string" ? rewardKindNamed(name) : undefined
  if (!kind) {
    const known = rewardKinds.map((each) => each.name).join(", ")
    return [
      {
        path: join(path, "kind"),
        message: `is ${show(name)}; one of ${known} is wanted`,
      },
    ]
  }
  const at = join(path, "settings")
  if (!isObject(settings)) {
    return [{ path: at, message: `is ${show(settings)}; an object is wanted` }]
  }
  const faults = checkParams(kind.params, settings, at)
  return faults.length > 0 ? faults : kind.check(settings, at)
}
