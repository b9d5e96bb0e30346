import { Alert } from "@medusajs/ui"
import type { AdminLadder } from "../../../types"
import { useWords } from "../../lib/use-words"

/** Stands there as long as the live version pays for ratings. */
export function PaysForRatings({ ladder }: { readonly ladder: AdminLadder }) {
  const { text } = useWords()
  return ladder.live?.acknowledged?.paying_for_ratings ? (
    <Alert variant="warning">{text("ladder.pays_for_ratings")}</Alert>
  ) : null
}
