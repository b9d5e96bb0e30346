import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type {
  AdminLadderListResponse,
  AdminLadderResponse,
} from "../../../../types/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { PageOf } from "../../../request-fields"
import { actorOf } from "../../../actor"
import { telling } from "../../../telling"
import { fromLadder, summarise, toLadderDocument } from "./convert"
import type { CreateLadder } from "./validators"

/** Every ladder, without its documents. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminLadderListResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { rows, count } = await ladder.ladders.listLadders({ limit, offset })
  res.json({ ladders: rows.map(summarise), count, limit, offset })
}

/** Creates a ladder with a draft; 409 when the handle is taken. */
export const POST = async (
  req: MedusaRequest<CreateLadder>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const { handle, document: raw } = req.validatedBody
  const document = toLadderDocument(raw)
  const created = await telling(
    ladderOf(req.scope).ladders.createLadder({
      handle,
      document,
      by: actorOf(req, null),
    })
  )
  res.json({ ladder: fromLadder(created) })
}
