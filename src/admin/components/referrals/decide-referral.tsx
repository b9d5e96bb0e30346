import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminDecideReferral, AdminReferral } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"

interface DecideReferralProps {
  readonly referral: AdminReferral
  readonly verb: "allow" | "reject"
}

/** A button that has a referral count or not, for a reason. */
export function DecideReferral({ referral, verb }: DecideReferralProps) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  const { make, busy } = useChange<AdminDecideReferral>(
    `referrals/${encodeURIComponent(referral.id)}/${verb}`,
    { done: text(`referrals.${verb}_done`) }
  )
  const title = text(`referrals.${verb}_title`, {
    inviter: nameOf(referral.inviter),
    friend: nameOf(referral.friend),
  })
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={title}
        onClick={() => setAsked(true)}
      >
        {text(`referrals.${verb}`)}
      </Button>
      {asked && (
        <Confirm
          title={title}
          hint={text(`referrals.${verb}_hint`)}
          action={text(`referrals.${verb}`)}
          danger={verb === "reject"}
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={(reason) =>
            void make({ reason }).then((answer) => answer && setAsked(false))
          }
        />
      )}
    </>
  )
}

const nameOf = ({ name, email, id }: AdminReferral["inviter"]): string =>
  name ?? email ?? id
