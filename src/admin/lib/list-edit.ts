/** A list with one of its items in another's place. */
export function withItem<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((one, i) => (i === index ? item : one))
}

export function withoutItem<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index)
}

/** Changes places with a neighbour; out of the list nothing moves. */
export function moved<T>(
  list: readonly T[],
  index: number,
  by: 1 | -1
): readonly T[] {
  const item = list[index]
  const other = list[index + by]
  return item === undefined || other === undefined
    ? list
    : withItem(withItem(list, index, other), index + by, item)
}

/** An id that is not taken yet: `rung-1`, `rung-2`, … */
export function freeId(
  taken: readonly { readonly id: string }[],
  name: string
): string {
  const ids = new Set(taken.map(({ id }) => id))
  let number = taken.length + 1
  while (ids.has(`${name}-${number}`)) {
    number += 1
  }
  return `${name}-${number}`
}
