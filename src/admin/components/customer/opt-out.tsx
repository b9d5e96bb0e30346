import type { AdminOptOut } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { customerPath, type StaffDialogProps } from "./staff-dialog"

/** The customer wants no part in the ladder, or takes part again. */
export function OptOut({ customer_id, standing, onClose }: StaffDialogProps) {
  const { text } = useWords()
  const back = standing.absent_by.includes("opt_out")
  const verb = back ? "opt_in" : "opt_out"
  const { make, busy } = useChange<AdminOptOut>(
    customerPath(customer_id, "opt-out"),
    { done: text(`staff.${verb}_done`), method: back ? "DELETE" : "POST" }
  )
  return (
    <Confirm
      title={text(`staff.${verb}`)}
      hint={text(`staff.${verb}_hint`)}
      action={text(`staff.${verb}_do`)}
      danger={!back}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ ladder_id: standing.ladder.id, reason }).then(
          (done) => done && onClose()
        )
      }
    />
  )
}
