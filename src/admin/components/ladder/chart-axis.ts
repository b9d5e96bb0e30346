/** How the axes of all charts look, in both themes. */
export const axis = {
  tick: { fill: "var(--fg-muted)", fontSize: 12 },
  tickLine: false,
  axisLine: false,
} as const
