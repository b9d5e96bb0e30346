import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type {
  AdminDocumentFault,
  AdminPreview,
  AdminPreviewResponse,
  AdminPreviewRun,
  AdminPreviewRunResponse,
  LadderDocument,
} from "../../types"
import { sdk } from "./sdk"

/** Somebody typing is not asked after at every key. */
const pauseMilliseconds = 500
const pollMilliseconds = 1_000

export interface LivePreview {
  /** Of the document as it was last asked about. */
  readonly preview: AdminPreview | undefined
  /** Everybody, being counted in the background after a sample. */
  readonly run: AdminPreviewRun | undefined
  readonly faults: readonly AdminDocumentFault[]
  /** What else went wrong. */
  readonly error: string | undefined
  readonly isPending: boolean
}

/** Who would stand where, and what is wrong, as the document is edited. */
export function usePreview(
  document: LadderDocument,
  ladder_id: string
): LivePreview {
  const asked = useLater(JSON.stringify(document))
  const body = { document: JSON.parse(asked) as LadderDocument, ladder_id }
  const read = useQuery({
    queryKey: ["customer-ladder-preview", ladder_id, asked],
    queryFn: ({ signal }) =>
      sdk.client.fetch<AdminPreviewResponse>("/admin/ladder/preview", {
        method: "POST",
        body,
        signal,
      }),
    placeholderData: (previous) => previous,
    retry: false,
  })
  const preview = read.data?.preview ?? undefined
  const sampled = preview?.how === "sample" && !read.isPlaceholderData
  const run = useRun(asked, ladder_id, sampled && !read.error)
  return {
    preview,
    run,
    faults: read.data?.faults ?? [],
    error: read.error?.message,
    isPending: read.isFetching || asked !== JSON.stringify(document),
  }
}

/** Counts everybody where a sample was looked at, and asks how far it is. */
function useRun(
  asked: string,
  ladder_id: string,
  enabled: boolean
): AdminPreviewRun | undefined {
  const { data: begun } = useQuery({
    queryKey: ["customer-ladder-preview-run", ladder_id, asked],
    queryFn: () =>
      sdk.client.fetch<AdminPreviewRunResponse>("/admin/ladder/preview/runs", {
        method: "POST",
        body: { document: JSON.parse(asked) as LadderDocument, ladder_id },
      }),
    enabled,
    staleTime: Infinity,
    retry: false,
  })
  const id = enabled ? begun?.run.id : undefined
  const { data } = useQuery({
    queryKey: ["customer-ladder-preview-run", id],
    queryFn: () =>
      sdk.client.fetch<AdminPreviewRunResponse>(
        `/admin/ladder/preview/runs/${encodeURIComponent(id ?? "")}`
      ),
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.run.state === "running" || !state.data
        ? pollMilliseconds
        : false,
  })
  return id === undefined ? undefined : (data?.run ?? begun?.run)
}

/** A value once it has not changed for a while. */
function useLater<T>(value: T): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [value])
  return later
}
