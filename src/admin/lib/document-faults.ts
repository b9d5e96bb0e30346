import type { AdminDocumentFault } from "../../types"

/** What is wrong right here, not further in. */
export function faultAt(
  faults: readonly AdminDocumentFault[],
  path: string
): string | undefined {
  return faults.find((fault) => fault.path === path)?.message
}

/** Whether anything below, or here, is wrong. */
export function hasFaultsBelow(
  faults: readonly AdminDocumentFault[],
  path: string
): boolean {
  return faults.some(
    (fault) =>
      fault.path === path ||
      fault.path.startsWith(`${path}.`) ||
      fault.path.startsWith(`${path}[`)
  )
}
