import { coupon } from "./coupon"
import type { RewardKind } from "./reward-kind"

/** Every reward kind. A new one is its file and its line here. */
export const rewardKinds: readonly RewardKind[] = [coupon]

const byName = new Map(rewardKinds.map((kind) => [kind.name, kind]))

/** The kind of that name; undefined when there is none. */
export function rewardKindNamed(name: string): RewardKind | undefined {
  return byName.get(name)
}

export type { Issued, Revoked, RewardKind } from "./reward-kind"
