import { useSearchParams } from "react-router-dom"
import type { AdminMembersQuery } from "../../types"

/** What the list of members shows, as the address says it. */
export interface MembersAddress {
  readonly query: AdminMembersQuery
  readonly position: string
  readonly search: string
  readonly sort: string
  /** Pages before this one, as their `after`. */
  readonly before: readonly string[]
  /** Shows something else, from its first page on. */
  readonly show: (change: Readonly<Record<string, string>>) => void
  readonly turn: (before: readonly string[]) => void
}

/**
 * Kept in the address, so that it can be passed on, and that going back shows
 * what was there. Without a search one rung is shown: `start`, where the
 * address names none.
 */
export function useMembersAddress(start: number): MembersAddress {
  const [address, setAddress] = useSearchParams()
  const search = address.get("search") ?? ""
  const named = address.get("position") ?? ""
  const position = named === "" && search === "" ? String(start) : named
  const sort = address.get("sort") ?? "points"
  const before = address.getAll("after")
  const after = before.at(-1)
  const set = (change: (next: URLSearchParams) => void, replace = false) => {
    const next = new URLSearchParams(address)
    change(next)
    setAddress(next, { replace })
  }
  return {
    query: {
      ...(position !== "" && { position }),
      ...(search !== "" && { search }),
      sort: sort as NonNullable<AdminMembersQuery["sort"]>,
      ...(after !== undefined && { after }),
    },
    position,
    search,
    sort,
    before,
    show: (change) =>
      set((next) => {
        next.delete("after")
        Object.entries(change).forEach(([name, value]) =>
          value === "" ? next.delete(name) : next.set(name, value)
        )
      }, true),
    turn: (pages) =>
      set((next) => {
        next.delete("after")
        pages.forEach((page) => next.append("after", page))
      }),
  }
}
