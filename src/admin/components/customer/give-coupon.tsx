import { useState } from "react"
import type { AdminGiveCoupon, AdminLadderResponse } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useRead } from "../../lib/use-read"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"
import { Confirm } from "../confirm"
import { CouponSettings } from "../coupon-settings"
import { Field } from "../field"
import { Loaded } from "../loaded"
import { customerPath, type StaffDialogProps } from "./staff-dialog"

type Settings = Readonly<Record<string, unknown>>

/** No reward's id: ids have no brackets. */
const own = "(own)"

/** Gives a customer a coupon: one of the ladder's, or with settings of its own. */
export function GiveCoupon({
  customer_id,
  standing,
  onClose,
}: StaffDialogProps) {
  const { text } = useWords()
  const [reward, setReward] = useState(own)
  const [name, setName] = useState("")
  const [settings, setSettings] = useState<Settings>({})
  // Sent again after a lost answer it is the same coupon.
  const [id] = useState(() => crypto.randomUUID())
  const ladder_id = standing.ladder.id
  const ladder = useRead<AdminLadderResponse>(
    `ladders/${encodeURIComponent(ladder_id)}`
  )
  const path = customerPath(customer_id, "coupons")
  const done = text("staff.coupon_done")
  const { make, busy } = useChange<AdminGiveCoupon>(path, { done })
  const terms = () => (reward === own ? { name, settings } : { reward })
  return (
    <Confirm
      title={text("staff.coupon")}
      hint={text("staff.coupon_hint")}
      action={text("staff.coupon_do")}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ ladder_id, reason, id, ...terms() }).then(
          (done) => done && onClose()
        )
      }
    >
      <Loaded read={ladder} lines={2}>
        {({ ladder: { live } }) => (
          <RewardChoice
            rewards={live?.rewards ?? []}
            reward={reward}
            onChoose={setReward}
          />
        )}
      </Loaded>
      {reward === own && (
        <>
          <Field
            label={text("staff.coupon_name")}
            hint={text("staff.coupon_name_hint")}
            value={name}
            aria-required
            maxLength={200}
            onChange={setName}
          />
          <CouponSettings settings={settings} onChange={setSettings} />
        </>
      )}
    </Confirm>
  )
}

interface RewardChoiceProps {
  readonly rewards: readonly { readonly id: string; readonly name: string }[]
  readonly reward: string
  readonly onChoose: (reward: string) => void
}

function RewardChoice({ rewards, reward, onChoose }: RewardChoiceProps) {
  const { text } = useWords()
  return (
    <Choice
      label={text("staff.reward")}
      value={reward}
      options={[
        { value: own, label: text("staff.reward_own") },
        ...rewards.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChoose={onChoose}
    />
  )
}
