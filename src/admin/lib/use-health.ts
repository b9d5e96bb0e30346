import type {
  AdminFailedGrantsResponse,
  AdminHealthResponse,
  AdminParkedResponse,
} from "../../types"
import { useRead } from "./use-read"

const refreshMilliseconds = 60_000

/** What was tried again may have failed again a moment later. */
const listMilliseconds = 10_000

interface Page {
  readonly limit: number
  readonly offset: number
}

export function useHealth() {
  return useRead<AdminHealthResponse>(
    "health",
    {},
    { every: refreshMilliseconds }
  )
}

export function useParked({ limit, offset }: Page) {
  return useRead<AdminParkedResponse>(
    "parked",
    { limit, offset },
    { every: listMilliseconds }
  )
}

export function useFailedGrants({ limit, offset }: Page) {
  return useRead<AdminFailedGrantsResponse>(
    "failed-grants",
    { limit, offset },
    { every: listMilliseconds }
  )
}
