import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { show } from "../../../../../params"
import { normaliseCode } from "../../../../../rewards/code"
import { wakeIfDue } from "../../../../../rewards/wake-outbox"
import { linkBookOf } from "../../../../../signed-links/link-book"
import { readAndRecord } from "../../../../../sources/read-and-record"
import { referrals } from "../../../../../sources/referrals"
import { readPeople } from "../../../../../sources/referrals/read-people"
import { samePerson } from "../../../../../sources/referrals/same-person"
import type { StoreAcceptInviteResponse } from "../../../../../types/http"
import { countGuesses, refuseGuesser } from "../../../../guessing"
import { visitorOf } from "../../../../ladder/visitor"
import { Refusal } from "../../../../refusal"
import { requireShopper } from "../../require-shopper"
import type { AcceptInvite } from "../../validators"
import { requireNewcomer } from "./require-newcomer"

/**
 * I was invited: once, soon after registering. The answer is the same whatever
 * the shop makes of it, so that nobody learns how to be taken for somebody else.
 */
export const POST = async (
  req: AuthenticatedMedusaRequest<AcceptInvite>,
  res: MedusaResponse<StoreAcceptInviteResponse>
) => {
  const friend_id = await requireShopper(req)
  const { code } = req.validatedBody
  const inviter_id = await findInviter(req, code)
  if (inviter_id === friend_id) {
    throw new Refusal(
      400,
      `code: ${show(code)} is your own; a friend's is wanted`
    )
  }
  await requireNewcomer(req.scope, friend_id)
  const ladder = ladderOf(req.scope)
  const people = await readPeople(req.scope, [inviter_id, friend_id])
  const [inviter, friend] = [people.get(inviter_id), people.get(friend_id)]
  const { answer } = await ladder.referrals.claim(
    {
      inviter_id,
      friend_id,
      network: await networkToday(req),
      same_person: inviter && friend ? samePerson(inviter, friend) : null,
    },
    ladder.settings().referrals
  )
  if (answer === "conflict") {
    throw new Refusal(
      409,
      "code: an invitation was accepted before; an account can accept one"
    )
  }
  await recordQuietly(req, friend_id)
  res.json({ invite: { accepted: true } })
}

/** @throws Refusal 404, 429 for who tries too many codes that are none */
async function findInviter(
  req: AuthenticatedMedusaRequest,
  code: string
): Promise<string> {
  await refuseGuesser(req)
  const { referrals: book } = ladderOf(req.scope)
  const inviter_id = await book.inviterOf(normaliseCode(code))
  const people = await readPeople(req.scope, inviter_id ? [inviter_id] : [])
  if (inviter_id === null || people.size === 0) {
    await countGuesses(req, 1)
    throw new Refusal(404, `code: ${show(code)} is no invitation to this shop`)
  }
  return inviter_id
}

/** Stands for the address, for today only. */
async function networkToday(req: AuthenticatedMedusaRequest): Promise<string> {
  const now = await ladderOf(req.scope).sweeping.now()
  const day = new Date(now).toISOString().slice(0, 10)
  return linkBookOf(req.scope).nameFor("claim", visitorOf(req).network, day)
}

/** The claim is kept: what is not recorded now, the sweep finds. */
async function recordQuietly(
  req: AuthenticatedMedusaRequest,
  friend_id: string
): Promise<void> {
  try {
    await readAndRecord(req.scope, referrals, [friend_id])
    void wakeIfDue(req.scope)
  } catch (error) {
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: a referral is left to the sweep: ${String(error)}`)
  }
}
