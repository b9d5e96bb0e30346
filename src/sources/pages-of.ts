/** Cuts a list into pages, none empty. */
export function* pagesOf<T>(
  rows: readonly T[],
  page_size: number
): Iterable<T[]> {
  for (let start = 0; start < rows.length; start += page_size) {
    yield rows.slice(start, start + page_size)
  }
}
