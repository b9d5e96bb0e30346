import { useState } from "react"
import type { AdminLock, AdminUnlockQuery } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"
import { Confirm } from "../confirm"
import { Field } from "../field"
import { customerPath, type StaffDialogProps } from "./staff-dialog"

/** No rung's id: ids have no brackets. */
const ground = "(ground)"

/** Pins a customer to a rung, for good or until the end of a day. */
export function LockRung({ customer_id, standing, onClose }: StaffDialogProps) {
  const { text } = useWords()
  const [rung, setRung] = useState(standing.rung_id ?? ground)
  const [last, setLast] = useState("")
  const { make, busy } = useChange<AdminLock>(
    customerPath(customer_id, "lock"),
    { done: text("staff.lock_done") }
  )
  const send = (reason: string) =>
    make({
      ladder_id: standing.ladder.id,
      reason,
      rung: rung === ground ? null : rung,
      ...(last !== "" && { until: endOf(last) }),
    })
  return (
    <Confirm
      title={text("staff.lock")}
      hint={text("staff.lock_hint")}
      action={text("staff.lock_do")}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void send(reason).then((done) => done && onClose())
      }
    >
      <Choice
        label={text("staff.rung")}
        value={rung}
        options={[
          { value: ground, label: text("general.ground") },
          ...standing.rungs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={setRung}
      />
      <Field
        type="date"
        label={text("staff.until")}
        hint={text("staff.until_hint")}
        value={last}
        onChange={setLast}
      />
    </Confirm>
  )
}

/** The last moment of a day where the reader is. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

/** Lets the points decide again. */
export function UnlockRung({
  customer_id,
  standing,
  onClose,
}: StaffDialogProps) {
  const { text } = useWords()
  const { make, busy } = useChange<AdminUnlockQuery>(
    customerPath(customer_id, "lock"),
    { done: text("staff.unlock_done"), method: "DELETE" }
  )
  return (
    <Confirm
      title={text("staff.unlock")}
      hint={text("staff.unlock_hint")}
      action={text("staff.unlock")}
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
