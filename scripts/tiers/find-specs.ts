import { readdirSync } from "node:fs"
import path from "node:path"

const roots = ["src", "scripts", "integration-tests"]

/**
 * The spec files of a tier whose path matches one of `patterns` (all of them
 * without any), sorted. The tier is the word before `.spec.ts`; a name without
 * one is in the tier `unit`.
 */
export function findSpecs(
  root: string,
  tier: string,
  patterns: readonly string[]
): string[] {
  const tests = patterns.map((pattern) => new RegExp(pattern, "i"))
  return roots
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), {
        recursive: true,
        encoding: "utf8",
      }).map((file) => path.join(folder, file))
    )
    .filter((file) => tellTier(file) === tier && !isOurs(file))
    .filter((file) => !tests.length || tests.some((test) => test.test(file)))
    .sort()
}

/** Of the runner itself: it loads other spec files. */
const isOurs = (file: string): boolean =>
  path.basename(file).startsWith("together.")

/** The tier a file belongs to; null when it is no spec. */
export function tellTier(file: string): string | null {
  const match = /^[^.]+(?:\.([a-z]+))?\.spec\.ts$/.exec(path.basename(file))
  return match ? (match[1] ?? "unit") : null
}
