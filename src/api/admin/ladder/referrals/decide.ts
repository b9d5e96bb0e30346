import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../rewards/wake-outbox"
import { readAndRecord } from "../../../../sources/read-and-record"
import { referrals } from "../../../../sources/referrals"
import type { AdminReferralResponse } from "../../../../types/http"
import { actorOf } from "../../../actor"
import { telling } from "../../../telling"
import { pathId } from "../path-id"
import { fromReferrals } from "./convert"
import type { DecideReferral } from "./validators"

/** Has a referral count or not, and whatever follows from it. */
export async function decideReferral(
  req: MedusaRequest<DecideReferral>,
  res: MedusaResponse<AdminReferralResponse>,
  to: "accepted" | "rejected"
): Promise<void> {
  const by = actorOf(req, req.validatedBody.reason)
  const decided = await telling(
    ladderOf(req.scope).referrals.decide(pathId(req), to, by)
  )
  await readAndRecord(req.scope, referrals, [decided.friend_id])
  void wakeOutbox(req.scope)
  const [referral] = await fromReferrals(req.scope, [decided])
  if (referral) {
    res.json({ referral })
  }
}
