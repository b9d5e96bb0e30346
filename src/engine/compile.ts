import type { Judge } from "./condition"
import { compileCondition, talliesOf } from "./condition"
import type {
  EarnRule,
  EventTypes,
  LadderDocument,
  RewardDocument,
  RungDocument,
} from "./ladder"
import { tallyKey } from "./tallies"
import type { Calendar, TallySpec } from "./types"

export interface CompiledRung {
  readonly id: string
  readonly enter: Judge
  readonly keep: Judge
  readonly grace_days: number
  readonly floor: boolean
}

export interface CompiledVersion {
  readonly number: number
  readonly rungs: readonly CompiledRung[]
  /** Position by rung id, from 1. */
  readonly positions: ReadonlyMap<string, number>
  readonly earn: readonly EarnRule[]
  readonly rewards: readonly RewardDocument[]
  readonly fall: "one" | "to_what_holds"
  readonly skipped_rungs: "all" | "top"
}

export interface KeyedTally {
  readonly key: string
  readonly spec: TallySpec
}

/** A ladder's published versions, compiled once. */
export interface Rules {
  /** By number; the first entry is the first published. */
  readonly versions: ReadonlyMap<number, CompiledVersion>
  readonly first: CompiledVersion | undefined
  readonly latest: CompiledVersion | undefined
  /** What any version needs tallied. */
  readonly tallies: readonly KeyedTally[]
  readonly types: EventTypes
  readonly calendar: Calendar
}

export interface PublishedVersion {
  readonly number: number
  readonly document: LadderDocument
}

/** Compiles published versions, given in ascending order of their number. */
export function compileRules(
  published: readonly PublishedVersion[],
  types: EventTypes,
  calendar: Calendar
): Rules {
  const tallies = new Map<string, TallySpec>()
  for (const { document } of published) {
    for (const rung of document.rungs) {
      for (const condition of [rung.enter, rung.keep ?? rung.enter]) {
        for (const spec of talliesOf(condition)) {
          tallies.set(tallyKey(spec), spec)
        }
      }
    }
  }
  const versions = published.map(compileVersion)
  return {
    versions: new Map(versions.map((version) => [version.number, version])),
    first: versions[0],
    latest: versions[versions.length - 1],
    tallies: [...tallies].map(([key, spec]) => ({ key, spec })),
    types,
    calendar,
  }
}

function compileVersion(published: PublishedVersion): CompiledVersion {
  const { number, document } = published
  return {
    number,
    rungs: document.rungs.map((rung) => ({
      id: rung.id,
      enter: compileCondition(rung.enter),
      keep: compileKeep(rung),
      grace_days: rung.grace_days ?? 0,
      floor: rung.floor ?? false,
    })),
    positions: new Map(document.rungs.map((rung, i) => [rung.id, i + 1])),
    earn: document.earn,
    rewards: document.rewards,
    fall: document.fall ?? "to_what_holds",
    skipped_rungs: document.skipped_rungs ?? "all",
  }
}

/** Whoever may enter may stay: what lifts somebody must not drop them again. */
function compileKeep({ enter, keep }: RungDocument): Judge {
  return compileCondition(keep ? { any: [keep, enter] } : enter)
}
