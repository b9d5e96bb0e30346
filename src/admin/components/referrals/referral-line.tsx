import { ArrowLongRight } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { AdminReferral } from "../../../types"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { DecideReferral } from "./decide-referral"

/** One referral, what speaks against it, and what staff can do about it. */
export function ReferralLine({
  referral,
}: {
  readonly referral: AdminReferral
}) {
  const { text, dateTime } = useWords()
  const { inviter, friend, state, reason, claimed_at } = referral
  const { decided_by, decided_at } = referral
  const dates = [
    text("referrals.claimed", { when: dateTime(claimed_at) }),
    ...(decided_by !== null && decided_at !== null
      ? [text("referrals.decided", { when: dateTime(decided_at) })]
      : []),
  ]
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <CustomerCell customer={inviter} />
          <ArrowLongRight className="text-ui-fg-muted" />
          <CustomerCell customer={friend} />
        </div>
        {reason !== null && (
          <Text size="small" className="break-words">
            {text(`referrals.reasons.${reason}`)}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {dates.join(" · ")}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        {state !== "accepted" && (
          <DecideReferral referral={referral} verb="allow" />
        )}
        {state !== "rejected" && (
          <DecideReferral referral={referral} verb="reject" />
        )}
      </div>
    </li>
  )
}
