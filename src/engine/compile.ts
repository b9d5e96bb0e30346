import type { Condition, Judge } from "./condition"
import { compileCondition } from "./condition"
import type { EventTypes, LadderDocument, RungDocument } from "./ladder"
import type { Calendar, TallySpec } from "./types"
import { compileWatches, type Watch } from "./watch"

export interface CompiledRung extends Omit<RungDocument, "enter" | "keep"> {
  readonly enter: Judge
  readonly keep: Judge
}

export interface CompiledVersion extends Omit<LadderDocument, "rungs"> {
  readonly number: number
  readonly rungs: readonly CompiledRung[]
  /** Position by rung id, from 1. */
  readonly positions: ReadonlyMap<string, number>
  /** Earn rules for derived events. */
  readonly watches: readonly Watch[]
}

/** A ladder's published versions, compiled once. */
export interface Rules {
  readonly versions: ReadonlyMap<number, CompiledVersion>
  readonly first: CompiledVersion | undefined
  readonly latest: CompiledVersion | undefined
  /** What any version needs tallied. */
  readonly tallies: readonly {
    readonly key: string
    readonly spec: TallySpec
  }[]
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
  const versions = published.map(({ number, document }) => ({
    ...document,
    number,
    rungs: compileRungs(document, tallies),
    positions: new Map(document.rungs.map(({ id }, i) => [id, i + 1])),
    watches: compileWatches(document, types, { tallies, scope: document }),
  }))
  return {
    versions: new Map(versions.map((version) => [version.number, version])),
    first: versions[0],
    latest: versions[versions.length - 1],
    tallies: [...tallies].map(([key, spec]) => ({ key, spec })),
    types,
    calendar,
  }
}

function compileRungs(
  document: LadderDocument,
  tallies: Map<string, TallySpec>
): CompiledRung[] {
  const compile = (condition: Condition) =>
    compileCondition(condition, { tallies, scope: document })
  return document.rungs.map((rung) => ({
    ...rung,
    enter: compile(rung.enter),
    // Whoever may enter may stay: what lifts somebody must not drop them again.
    keep: compile(rung.keep ? { any: [rung.keep, rung.enter] } : rung.enter),
  }))
}
