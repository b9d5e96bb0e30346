/**
 * Blue and orange: told apart by everybody, with enough contrast in the light
 * and the dark theme, whose variables they are.
 */
export const moveColours = {
  up: "var(--fg-interactive)",
  down: "var(--tag-orange-text)",
} as const
