import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminAdjustment, AdminDecideAdjustment } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"

interface DecideAdjustmentProps {
  readonly adjustment: AdminAdjustment
  readonly verb: "approve" | "refuse" | "withdraw"
}

/** A button that ends the waiting of an adjustment, for a reason. */
export function DecideAdjustment({ adjustment, verb }: DecideAdjustmentProps) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  const { make, busy } = useChange<AdminDecideAdjustment>(
    `adjustments/${encodeURIComponent(adjustment.id)}/${verb}`,
    { done: text(`adjustments.${verb}_done`) }
  )
  const { name, email, id } = adjustment.customer
  const title = text(`adjustments.${verb}_title`, { who: name ?? email ?? id })
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={title}
        onClick={() => setAsked(true)}
      >
        {text(`adjustments.${verb}`)}
      </Button>
      {asked && (
        <Confirm
          title={title}
          hint={text(`adjustments.${verb}_hint`)}
          action={text(`adjustments.${verb}`)}
          danger={verb !== "approve"}
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
