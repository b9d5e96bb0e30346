import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules, generateEntityId } from "@medusajs/framework/utils"
import type { LadderDocument } from "../../../../../../engine"
import { checkReward, faultText } from "../../../../../../ladder-document"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminGiveCouponResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { Refusal } from "../../../../../refusal"
import { telling } from "../../../../../telling"
import { fromGrant } from "../../../grants/convert"
import { pathId } from "../../../path-id"
import { requireLive } from "../../../require-live"
import type { GiveCoupon } from "../../validators"

/** Gives a customer a coupon: as a reward of the ladder, or one of its own. */
export const POST = async (
  req: MedusaRequest<GiveCoupon>,
  res: MedusaResponse<AdminGiveCouponResponse>
) => {
  const { ladder_id, reason, id, ...wanted } = req.validatedBody
  const ladder = ladderOf(req.scope)
  await requireAccount(req)
  const { live } = await requireLive(ladder, ladder_id)
  const { grant, answer } = await telling(
    ladder.coupons.give(
      {
        ladder_id,
        customer_id: pathId(req),
        id: id ?? generateEntityId(undefined, "lagift"),
        ...giftOf(live, wanted),
      },
      actorOf(req, reason)
    )
  )
  void wakeOutbox(req.scope)
  res.json({ grant: fromGrant(grant), answer })
}

/** @throws Refusal 404; 409 for a guest, who can never log in to use it */
async function requireAccount(req: MedusaRequest): Promise<void> {
  const id = pathId(req)
  const [customer] = await req.scope
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id }, { select: ["id", "has_account"], take: 1 })
  if (!customer) {
    throw new Refusal(404, `customer: there is none with the id "${id}"`)
  }
  if (!customer.has_account) {
    throw new Refusal(
      409,
      `customer: "${id}" is a guest; a coupon is for a customer with an account`
    )
  }
}

interface Wanted {
  readonly reward?: string | undefined
  readonly name?: string | undefined
  readonly settings?: Readonly<Record<string, unknown>> | undefined
}

interface GiftTerms {
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** @throws Refusal 400 for an unknown reward, 422 for settings that make none */
function giftOf({ rewards }: LadderDocument, wanted: Wanted): GiftTerms {
  if (wanted.reward !== undefined) {
    const reward = rewards.find(({ id }) => id === wanted.reward)
    if (!reward) {
      const known = rewards.map(({ id }) => id).join(", ") || "none"
      throw new Refusal(
        400,
        `reward: is "${wanted.reward}"; known are ${known}`
      )
    }
    const { name, kind, settings } = reward
    return { name: wanted.name ?? name, kind, settings }
  }
  const settings = wanted.settings ?? {}
  const faults = checkReward("coupon", settings, "")
  if (faults.length > 0) {
    throw new Refusal(422, faultText(faults))
  }
  return { name: wanted.name ?? "", kind: "coupon", settings }
}
