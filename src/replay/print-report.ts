import type { Replay } from "./replay-events"

const bad_lines_shown_max = 20

/** The report for people: a table, the matrix, and what was left out. */
export function printReport(replay: Replay, seconds: number): string {
  const { report, bad_lines, added } = replay
  const lines = [
    `Events      ${number(report.events)} (${number(added)} new)`,
    `Customers   ${number(report.customers)}`,
    "",
    ...table(
      ["Rung", "Members"],
      report.members.map(({ rung, members }) => [rung, number(members)])
    ),
    "",
    `Moves up    ${number(report.moves_up)}`,
    `Moves down  ${number(report.moves_down)}`,
    "",
    ...table(
      ["From", "To", "Moves"],
      report.matrix.map(({ from, to, moves }) => [from, to, number(moves)])
    ),
    "",
    ...badLines(bad_lines),
    `${seconds.toFixed(1)} seconds`,
  ]
  return lines.join("\n")
}

function badLines(bad_lines: Replay["bad_lines"]): string[] {
  if (bad_lines.length === 0) {
    return []
  }
  const shown = bad_lines.slice(0, bad_lines_shown_max)
  const more = bad_lines.length - shown.length
  return [
    bad_lines.length === 1
      ? "1 line was not recorded:"
      : `${number(bad_lines.length)} lines were not recorded:`,
    ...shown.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(more > 0 ? [`  … and ${number(more)} more (all with --json)`] : []),
    "",
  ]
}

/** Words to the left, numbers to the right. */
function table(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_cell, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0))
  )
  const last = head.length - 1
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === last
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0)
      )
      .join("   ")
  )
}

const number = (value: number): string => value.toLocaleString("en")
