import type { Words } from "./words"

/**
 * Why a grant is withheld, void or failed, or an event parked: in words where
 * the ladder itself decided, else as the failure was told.
 */
export function reasonWords(reason: string, { textOr }: Words): string {
  return /^[a-z_]+$/.test(reason) ? textOr(`reasons.${reason}`, reason) : reason
}
