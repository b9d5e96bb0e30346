import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminIssueGroupCoupons, AdminLadderSummary } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"
import { Confirm } from "../confirm"
import { CouponSettings } from "../coupon-settings"
import { Field } from "../field"
import { OfferPreview } from "./offer-preview"

type Settings = Readonly<Record<string, unknown>>

interface IssueToGroupProps {
  readonly group_id: string
  readonly ladders: readonly AdminLadderSummary[]
}

/** A button that offers a coupon to everybody in a group. */
export function IssueButton(props: IssueToGroupProps) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setAsked(true)}>
        {text("offers.issue")}
      </Button>
      {asked && <IssueToGroup {...props} onClose={() => setAsked(false)} />}
    </>
  )
}

/** Says to how many it goes and what it costs before anything is given. */
function IssueToGroup({
  group_id,
  ladders,
  onClose,
}: IssueToGroupProps & { readonly onClose: () => void }) {
  const { text } = useWords()
  const [ladder_id, setLadder] = useState(ladders[0]?.id ?? "")
  const [name, setName] = useState("")
  const [settings, setSettings] = useState<Settings>({})
  const path = `ladders/${encodeURIComponent(ladder_id)}/group-coupons`
  const { make, busy } = useChange<AdminIssueGroupCoupons>(path, {
    done: text("offers.started"),
  })
  const terms = {
    customer_group_id: group_id,
    offer_key: keyOf(name),
    name: name.trim(),
    settings,
  }
  return (
    <Confirm
      title={text("offers.issue")}
      hint={text("offers.issue_hint")}
      action={text("offers.issue_do")}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ ...terms, reason }).then((done) => done && onClose())
      }
    >
      {ladders.length > 1 && (
        <Choice
          label={text("offers.ladder")}
          value={ladder_id}
          options={ladders.map((each) => ({
            value: each.id,
            label: each.name,
          }))}
          onChoose={setLadder}
        />
      )}
      <Field
        label={text("staff.coupon_name")}
        hint={text("offers.name_hint")}
        value={name}
        aria-required
        maxLength={60}
        onChange={setName}
      />
      <CouponSettings settings={settings} onChange={setSettings} />
      <OfferPreview path={`${path}/preview`} terms={terms} />
    </Confirm>
  )
}

/** The same name is the same offer: nobody gets it twice. */
function keyOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
}
