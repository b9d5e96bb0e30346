import { readFileSync, statSync } from "node:fs"
import path from "node:path"
import { build, type Step } from "./plan"

/** What is run at once: a check, or spec files by one run of jest. */
export interface Job {
  readonly step: Step
  /** From the root; none of a check. */
  readonly files: readonly string[]
  /** Whether the files share what each would load or boot for itself. */
  readonly together: boolean
}

/** Of so many files at most: what is left at the end is done by one lane alone. */
const together_max = 6

/** Short files that take longest, as they run many cases: they are begun first. */
const longest = /\/orders-(money|total)\.http\.spec\.ts$/

/**
 * The jobs of the steps, in their order; `filesOf` finds the spec files of one.
 * The build comes before whatever needs it, also where it is not asked for.
 */
export function planJobs(
  steps: readonly Step[],
  filesOf: (step: Step) => readonly string[],
  root: string
): Job[] {
  const jobs = steps.flatMap((step) =>
    step.kind === "check" ? [checkOf(step)] : cut(step, filesOf(step), root)
  )
  const isNeeded = jobs.some(({ step }) => step.needs.includes("build"))
  return isNeeded && !steps.includes(build) ? [checkOf(build), ...jobs] : jobs
}

const checkOf = (step: Step): Job => ({ step, files: [], together: false })

/** Pure tests are one job: jest spreads their files over the cores by itself. */
function cut(step: Step, files: readonly string[], root: string): Job[] {
  if (files.length === 0) {
    return []
  }
  if (!step.needs.includes("postgres")) {
    return [{ step, files, together: false }]
  }
  const weigh = (file: string) =>
    longest.test(file) ? Infinity : statSync(path.join(root, file)).size
  const sorted = [...files].sort((a, b) => weigh(b) - weigh(a))
  const shared = sorted.filter((file) => mayShare(path.join(root, file)))
  const own = sorted.filter((file) => !shared.includes(file))
  return [
    ...own.map((file) => ({ step, files: [file], together: false })),
    ...deal(shared).map((pile) => ({
      step,
      files: pile,
      together: pile.length > 1,
    })),
  ]
}

/**
 * Files that need no settings of their own for their shop or their time, which
 * they show by how they open it.
 */
function mayShare(file: string): boolean {
  const text = readFileSync(file, "utf8")
  return (
    /\b(testInShop|openLedger)\(/.test(text) && !/jest\.setTimeout\(/.test(text)
  )
}

/** Piles of about the same size, of files sorted by size. */
function deal(files: readonly string[]): string[][] {
  const count = Math.ceil(files.length / together_max)
  const piles = Array.from({ length: count }, (): string[] => [])
  files.forEach((file, i) => {
    const round = Math.floor(i / count)
    const place = i % count
    piles[round % 2 ? count - 1 - place : place]?.push(file)
  })
  return piles
}
