import type { z } from "@medusajs/framework/zod"
import type { Fault } from "../params"
import { join } from "../params"

const told_max = 20

/** What zod found, each with its path as people write it. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf(issue.path)
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => fault(join(path, key), issue.message))
      : [fault(path, issue.message)]
  })
}

/** Faults as one message, a line each; the rest of a long list is counted. */
export function faultText(faults: readonly Fault[]): string {
  const lines = faults
    .slice(0, told_max)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
  const more = faults.length - lines.length
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n")
}

/** Faults found in a part, told as faults of the whole. */
export function under(path: string, faults: readonly Fault[]): Fault[] {
  return faults.map((found) =>
    fault(
      found.path === "" || found.path.startsWith("[")
        ? path + found.path
        : join(path, found.path),
      found.message
    )
  )
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (whole, part) =>
      typeof part === "number"
        ? `${whole}[${part}]`
        : join(whole, String(part)),
    ""
  )
}

function fault(path: string, message: string): Fault {
  return { path: path.slice(0, 200), message }
}
