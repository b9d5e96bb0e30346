import { useQuery, type UseQueryResult } from "@tanstack/react-query"
import { sdk } from "./sdk"

/** What a section needs to know of what it reads. */
export type Read<T> = Pick<
  UseQueryResult<T>,
  "data" | "error" | "isPending" | "isFetching"
> & { readonly refetch: () => void }

interface Options {
  /** False: not yet, something it depends on is missing. */
  readonly enabled?: boolean
  /** Read again after so long. */
  readonly every?: number
  /**
   * Not read again when something was changed: what a dialog is about may be gone
   * by the change it makes.
   */
  readonly once?: boolean
}

/**
 * Reads `GET /admin/ladder/<path>`. While another page or period of the same
 * path is on its way the one before stays on screen, so that nothing jumps;
 * another customer or ladder never shows under this one's name.
 */
export function useRead<T>(
  path: string,
  query: Record<string, string | number> = {},
  { enabled = true, every, once = false }: Options = {}
): Read<T> {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: [
      once ? "customer-ladder-dialog" : "customer-ladder",
      path,
      query,
    ],
    queryFn: ({ signal }) =>
      sdk.client.fetch<T>(`/admin/ladder/${path}`, { query, signal }),
    enabled,
    placeholderData: (previous, query) =>
      query?.queryKey[1] === path ? previous : undefined,
    // Any figure is current to within a second of the event: so is the screen.
    staleTime: 0,
    ...(every !== undefined && { refetchInterval: every }),
  })
  return { data, error, isPending, isFetching, refetch: () => void refetch() }
}
