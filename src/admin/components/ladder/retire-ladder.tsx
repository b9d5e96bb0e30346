import { Label, RadioGroup } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AdminLadderSummary, AdminRetireLadder } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useRetirement } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { Loaded } from "../loaded"

interface RetireLadderProps {
  readonly ladder: AdminLadderSummary
  readonly onClose: () => void
}

const ends = [
  "coupons_unused",
  "grants_due",
  "rung_discounts",
  "members_in_groups",
] as const

/** Ends a ladder for good; says in numbers what ends with it. */
export function RetireLadder({ ladder, onClose }: RetireLadderProps) {
  const { text, number } = useWords()
  const { id, name } = ladder
  const [groups, setGroups] = useState<AdminRetireLadder["groups"]>("keep")
  const read = useRetirement(id)
  const { make, busy } = useChange<AdminRetireLadder>(
    `ladders/${encodeURIComponent(id)}/retire`,
    { done: text("lifecycle.retire_done", { name }) }
  )
  return (
    <Confirm
      title={text("lifecycle.retire_title", { name })}
      hint={text("lifecycle.retire_hint")}
      action={text("lifecycle.retire")}
      danger
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ reason, groups }).then((done) => done && onClose())
      }
    >
      <Loaded read={read} lines={4}>
        {({ retirement }) => (
          <dl className="bg-ui-bg-subtle grid grid-cols-2 gap-3 rounded-lg p-4">
            {ends.map((end) => (
              <div key={end} className="flex flex-col-reverse justify-end">
                <dt className="txt-compact-small text-ui-fg-subtle">
                  {text(`lifecycle.${end}`)}
                </dt>
                <dd className="txt-compact-large-plus">
                  {number(retirement[end])}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
      <GroupsChoice groups={groups} onChoose={setGroups} />
    </Confirm>
  )
}

interface GroupsChoiceProps {
  readonly groups: AdminRetireLadder["groups"]
  readonly onChoose: (groups: AdminRetireLadder["groups"]) => void
}

function GroupsChoice({ groups, onChoose }: GroupsChoiceProps) {
  const { text } = useWords()
  const id = useId()
  return (
    <RadioGroup
      aria-label={text("lifecycle.groups")}
      value={groups}
      onValueChange={(value) => onChoose(value === "empty" ? "empty" : "keep")}
    >
      {(["keep", "empty"] as const).map((choice) => (
        <div key={choice} className="flex items-center gap-x-3">
          <RadioGroup.Item id={`${id}-${choice}`} value={choice} />
          <Label htmlFor={`${id}-${choice}`} size="small">
            {text(`lifecycle.groups_${choice}`)}
          </Label>
        </div>
      ))}
    </RadioGroup>
  )
}
