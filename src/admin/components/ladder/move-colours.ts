/**
 * Blue and red: told apart by everybody (nobody mistakes blue), with a contrast
 * above 3:1 in the light and the dark theme, whose variables they are.
 */
export const moveColours = {
  up: "var(--fg-interactive)",
  down: "var(--tag-red-icon)",
} as const
