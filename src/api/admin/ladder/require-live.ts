import type { LadderDocument } from "../../../engine"
import type { LadderModule } from "../../../modules/ladder/contract"
import { Refusal } from "../../refusal"

/**
 * A ladder that is published, with its live document.
 *
 * @throws MedusaError NOT_FOUND, Refusal 409 for a draft and a retired one
 */
export async function requireLive(
  ladder: LadderModule,
  id: string
): Promise<{ ladder_id: string; live: LadderDocument }> {
  const { handle, live, status } = await ladder.ladders.retrieveLadder(id)
  if (!live) {
    throw new Refusal(
      409,
      `ladder: "${handle}" is only a draft; publish it first`
    )
  }
  if (status === "retired") {
    throw new Refusal(
      409,
      `ladder: "${handle}" is retired; publish it again first`
    )
  }
  return { ladder_id: id, live }
}
