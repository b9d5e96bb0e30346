import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminAdjustPoints, AdminDecisionResponse } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { Field } from "../field"
import { customerPath, type StaffDialogProps } from "./staff-dialog"

/** Gives or takes points by hand. */
export function AdjustPoints({
  customer_id,
  standing,
  onClose,
}: StaffDialogProps) {
  const { text } = useWords()
  const [status, setStatus] = useState("")
  const [spendable, setSpendable] = useState("")
  const { make, busy } = useChange<AdminAdjustPoints, AdminDecisionResponse>(
    customerPath(customer_id, "points"),
    {
      done: ({ decision }) =>
        decision.answer === "pending"
          ? toast.info(text("staff.points_wait"))
          : toast.success(text("staff.points_done")),
    }
  )
  const send = (reason: string) =>
    make({
      ladder_id: standing.ladder.id,
      reason,
      status_points: Number(status || 0),
      spendable_points: Number(spendable || 0),
    })
  return (
    <Confirm
      title={text("staff.points")}
      hint={text("staff.points_hint")}
      action={text("staff.points_do")}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void send(reason).then((done) => done && onClose())
      }
    >
      <Field
        type="number"
        step={1}
        label={text("standing.status_points")}
        value={status}
        onChange={setStatus}
      />
      <Field
        type="number"
        step={1}
        label={text("standing.spendable_points")}
        value={spendable}
        onChange={setSpendable}
      />
    </Confirm>
  )
}
