/**
 * Exactly the properties named, of those that are set. Answers are built with
 * it, never by spreading a row: what nobody named does not leave.
 */
export function pick<T extends object, K extends keyof T>(
  row: T,
  names: readonly K[]
): Pick<T, K> {
  const chosen = names
    .filter((name) => row[name] !== undefined)
    .map((name) => [name, row[name]] as const)
  return Object.fromEntries(chosen) as Pick<T, K>
}
