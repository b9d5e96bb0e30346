/** How many checks and tests ended how. */
export type Tally = { passed: number; failed: number; skipped: number }

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0 }

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

/** The closing line others rely on: "3 passed, 1 failed, 2 skipped". */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return (
    `${passed} passed, ${failed} failed` +
    (skipped > 0 ? `, ${skipped} skipped` : "")
  )
}

/** The part of jest's `--json` report that is counted. */
export type JestReport = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
}

/**
 * Counts a jest run. A file that does not even load is one failure, and so is
 * a run that failed without a failing test or without a report.
 */
export function tallyJest(report: JestReport | null, status: number): Tally {
  if (report === null) {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
