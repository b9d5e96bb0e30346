import type { AdminMembersQuery, AdminMembersResponse } from "../../types"
import { sdk } from "./sdk"
import { useRead } from "./use-read"

const of = (ladder_id: string): string =>
  `ladders/${encodeURIComponent(ladder_id)}/members`

/** The page that shows who stands on a rung; on the highest, if none is named. */
export function membersPath(ladder_id: string, position?: number): string {
  const query = new URLSearchParams({ ladder: ladder_id })
  if (position !== undefined) {
    query.set("position", String(position))
  }
  return `/ladder/members?${query.toString()}`
}

/** Hands the same members over as a file, named as the answer has it. */
export async function saveMembers(
  ladder_id: string,
  query: AdminMembersQuery
): Promise<void> {
  const answer = await sdk.client.fetch<Response>(
    `/admin/ladder/${of(ladder_id)}/csv`,
    { query: { ...query }, headers: { accept: "text/csv" } }
  )
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement("a")
  link.href = address
  link.download = fileName(answer) ?? "members.csv"
  link.click()
  URL.revokeObjectURL(address)
}

function fileName({ headers }: Response): string | undefined {
  const how = headers.get("content-disposition") ?? ""
  return /filename="([^"]+)"/.exec(how)?.[1]
}

export function useMembers(ladder_id: string, query: AdminMembersQuery) {
  return useRead<AdminMembersResponse>(of(ladder_id), { ...query })
}
