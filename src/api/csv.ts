/** What spreadsheets take for the beginning of a formula, full-width too. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A record of a CSV file (RFC 4180), with its line end. Text that a spreadsheet
 * would calculate is led in by an apostrophe; numbers stay numbers.
 */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

function csvCell(cell: string | number | null): string {
  if (cell === null) {
    return ""
  }
  if (typeof cell === "number") {
    return String(cell)
  }
  const inert = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert
}
