/** One line of `npm test`: a check that passes or fails as a whole, or a tier. */
export type Step = {
  name: string
  title: string
  kind: "check" | "tier"
  needs: Need[]
}

/** What a step cannot do without. Postgres is always there: we bring our own. */
export type Need = "postgres" | "build" | "chromium" | "redis"

const check = (name: string, title: string): Step => ({
  name,
  title,
  kind: "check",
  needs: [],
})

const tier = (name: string, title: string, needs: Need[] = []): Step => ({
  name,
  title,
  kind: "tier",
  needs,
})

/** What the steps that need the build are given. */
export const build = check("build", "Build")

/** Everything `npm test` does: the quick and the cheap first. */
export const steps: readonly Step[] = [
  check("lint", "Lint"),
  check("format", "Format"),
  check("types", "Types"),
  tier("unit", "Pure"),
  tier("property", "Properties"),
  build,
  tier("package", "Package", ["postgres", "build"]),
  tier("browser", "Browser", ["postgres", "build", "chromium"]),
  tier("redis", "Several processes with Redis", ["postgres", "redis"]),
  tier("http", "HTTP", ["postgres"]),
  tier("int", "Postgres", ["postgres"]),
]

export type Plan = { steps: Step[]; patterns: string[] }

/**
 * What the words after `npm test --` ask for: names of steps choose them, any
 * other word is a pattern on test file paths. Nothing chosen means everything,
 * except that a pattern alone leaves the checks out.
 */
export function planSteps(words: readonly string[]): Plan {
  const chosen = words.filter((word) => steps.some(({ name }) => name === word))
  const patterns = words.filter((word) => !chosen.includes(word))
  const wanted = (step: Step) =>
    chosen.length > 0
      ? chosen.includes(step.name)
      : patterns.length === 0 || step.kind === "tier"
  return { steps: steps.filter(wanted), patterns }
}
