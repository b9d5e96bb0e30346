/** Where a document is wrong, and what would be allowed. */
export interface Fault {
  /** E.g. `rungs[1].enter.all[0].at_least`. */
  readonly path: string
  readonly message: string
}

export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`
}

/** A value as a message may quote it: short, and never a whole document. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
