import type { LadderDocument } from "../../../types"
import { freeId, withItem, withoutItem } from "../../lib/list-edit"
import { useWords } from "../../lib/use-words"
import { CapFields } from "./cap-fields"
import { useEditor } from "./editor-context"
import { EventTypeInput } from "./event-type-input"
import { ChoiceInput, MoneyInput, WholeInput } from "./inputs"
import { ItemCard } from "./item-card"
import { ItemList } from "./item-list"
import { WhereFields } from "./where-fields"

type EarnRule = LadderDocument["earn"][number]
type Points = EarnRule["points"]

interface EarnListProps {
  readonly earn: readonly EarnRule[]
  readonly onChange: (earn: readonly EarnRule[]) => void
}

/** What earns points. */
export function EarnList({ earn, onChange }: EarnListProps) {
  const { text, textOr } = useWords()
  const add = () =>
    onChange([
      ...earn,
      {
        id: freeId(earn, "earn"),
        type: "order.placed",
        points: { fixed: 10 },
      },
    ])
  return (
    <ItemList
      title={text("editor.earn")}
      hint={text("editor.earn_hint")}
      add={text("editor.add_earn")}
      onAdd={add}
    >
      {earn.map((rule, index) => (
        <ItemCard
          key={rule.id}
          title={textOr(`events.${rule.type}.title`, rule.type)}
          path={`earn[${index}]`}
          onRemove={() => onChange(withoutItem(earn, index))}
        >
          <EarnFields
            rule={rule}
            path={`earn[${index}]`}
            onChange={(changed) => onChange(withItem(earn, index, changed))}
          />
        </ItemCard>
      ))}
    </ItemList>
  )
}

interface EarnFieldsProps {
  readonly rule: EarnRule
  readonly path: string
  readonly onChange: (rule: EarnRule) => void
}

function EarnFields({ rule, path, onChange }: EarnFieldsProps) {
  const { text } = useWords()
  const { currencies } = useEditor()
  const form = "per" in rule.points ? "per" : "fixed"
  const forms: Readonly<Record<string, Points>> = {
    fixed: { fixed: 10 },
    per: { per: { points: 1, amount: 100, currency: currencies[0] ?? "eur" } },
  }
  return (
    <div className="grid grid-cols-2 gap-3">
      <EventTypeInput
        label={text("editor.event")}
        path={`${path}.type`}
        value={rule.type}
        onChange={(type) => onChange({ ...rule, type: type ?? "" })}
      />
      <ChoiceInput
        label={text("editor.points_form")}
        path={`${path}.points`}
        value={form}
        choices={[
          { value: "fixed", label: text("editor.points_fixed") },
          { value: "per", label: text("editor.points_per") },
        ]}
        onChange={(chosen) =>
          onChange({ ...rule, points: forms[chosen ?? ""] ?? rule.points })
        }
      />
      <PointsFields
        points={rule.points}
        path={`${path}.points`}
        onChange={(points) => onChange({ ...rule, points })}
      />
      <ChoiceInput
        label={text("editor.balance")}
        path={`${path}.balance`}
        value={rule.balance}
        none={text("editor.balance_both")}
        choices={(["status", "spendable"] as const).map((value) => ({
          value,
          label: text(`editor.balance_${value}`),
        }))}
        onChange={(balance) =>
          onChange(withBalance(rule, balance as EarnRule["balance"]))
        }
      />
      <CapFields rule={rule} path={path} onChange={onChange} />
      <WhereFields
        label={text("editor.where")}
        path={`${path}.where`}
        type={rule.type}
        value={rule.where}
        onChange={(where) =>
          onChange(withWhere(rule, where as EarnRule["where"]))
        }
      />
    </div>
  )
}

/** Without what is no longer asked. */
function withWhere(rule: EarnRule, asked: EarnRule["where"]): EarnRule {
  const { where: _, ...others } = rule
  return asked === undefined ? others : { ...others, where: asked }
}

function withBalance(rule: EarnRule, chosen: EarnRule["balance"]): EarnRule {
  const { balance: _, ...others } = rule
  return chosen === undefined ? others : { ...others, balance: chosen }
}

interface PointsFieldsProps {
  readonly points: Points
  readonly path: string
  readonly onChange: (points: Points) => void
}

function PointsFields({ points, path, onChange }: PointsFieldsProps) {
  const { text } = useWords()
  const { currencies } = useEditor()
  if ("fixed" in points) {
    return (
      <WholeInput
        label={text("editor.points")}
        path={`${path}.fixed`}
        value={points.fixed}
        onChange={(fixed) => onChange({ fixed: fixed ?? 0 })}
      />
    )
  }
  const { per } = points
  return (
    <>
      <WholeInput
        label={text("editor.points")}
        path={`${path}.per.points`}
        value={per.points}
        onChange={(value) => onChange({ per: { ...per, points: value ?? 0 } })}
      />
      <MoneyInput
        label={text("editor.per_amount")}
        path={`${path}.per.amount`}
        value={per.amount}
        currency={per.currency}
        onChange={(amount) =>
          onChange({ per: { ...per, amount: amount ?? 0 } })
        }
      />
      <ChoiceInput
        label={text("editor.currency")}
        path={`${path}.per.currency`}
        value={per.currency}
        choices={currencies.map((value) => ({
          value,
          label: value.toUpperCase(),
        }))}
        onChange={(currency) =>
          onChange({ per: { ...per, currency: currency ?? per.currency } })
        }
      />
    </>
  )
}
