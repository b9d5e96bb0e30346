/** A fault of a document, as the server tells it. */
export interface DocumentFault {
  /** E.g. `rungs[1].enter.at_least`; empty for the document as a whole. */
  readonly path: string
  readonly message: string
}

/**
 * The faults in a refusal's message: a line each, `document.<path>: <message>`.
 * Whatever else it says is of the whole.
 */
export function faultsIn(message: string): DocumentFault[] {
  return message.split("\n").map((line) => {
    const [, path, told] = /^document\.?(\S*?): (.*)$/.exec(line) ?? []
    return path === undefined || told === undefined
      ? { path: "", message: line }
      : { path, message: told }
  })
}

/** What is wrong right here, not further in. */
export function faultAt(
  faults: readonly DocumentFault[],
  path: string
): string | undefined {
  return faults.find((fault) => fault.path === path)?.message
}

/** Whether anything below, or here, is wrong. */
export function hasFaultsBelow(
  faults: readonly DocumentFault[],
  path: string
): boolean {
  return faults.some(
    (fault) =>
      fault.path === path ||
      fault.path.startsWith(`${path}.`) ||
      fault.path.startsWith(`${path}[`)
  )
}
