/** A record's own entry; never one every object has, like `constructor`. */
export function hasOwn<T>(
  record: Readonly<Record<string, T>>,
  name: string
): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
