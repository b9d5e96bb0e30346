/** One line of `npm test`: a check that passes or fails as a whole, or a tier. */
export type Step = {
  name: string
  title: string
  kind: "check" | "tier"
  needs: Need[]
  lane: Lane
}

/**
 * Two lanes run beside each other, each with a Postgres of its own: a shop
 * waits more than it works, and the machines we know have two cores. The files of
 * lane "shop" are taken one by one, and lane "code" helps once it is done.
 */
export type Lane = "code" | "shop"

/** What a step cannot do without. Postgres is always there: we bring our own. */
export type Need = "postgres" | "build" | "chromium" | "redis"

const check = (lane: Lane, name: string, title: string): Step => ({
  name,
  title,
  kind: "check",
  needs: [],
  lane,
})

const tier = (
  lane: Lane,
  name: string,
  title: string,
  needs: Need[] = []
): Step => ({ name, title, kind: "tier", needs, lane })

/** Everything `npm test` does, in each lane the quick and the cheap first. */
export const steps: readonly Step[] = [
  check("code", "lint", "Lint"),
  check("code", "format", "Format"),
  check("code", "types", "Types"),
  tier("code", "unit", "Pure"),
  tier("code", "property", "Properties"),
  tier("code", "int", "Postgres", ["postgres"]),
  tier("shop", "http", "HTTP", ["postgres"]),
  tier("code", "redis", "Several processes with Redis", ["postgres", "redis"]),
  check("code", "build", "Build"),
  tier("code", "package", "Package", ["postgres", "build"]),
  tier("code", "browser", "Browser", ["postgres", "build", "chromium"]),
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
