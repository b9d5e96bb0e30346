import { Badge, Text } from "@medusajs/ui"
import type { AdminAdjustment } from "../../../types"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { DecideAdjustment } from "./decide-adjustment"

interface AdjustmentLineProps {
  readonly adjustment: AdminAdjustment
  /** False on the customer's own page. */
  readonly named: boolean
}

/** Points by hand: how many, for whom, who asked and why, and what of it. */
export function AdjustmentLine({ adjustment, named }: AdjustmentLineProps) {
  const { text } = useWords()
  const { customer, because, state, mine } = adjustment
  const verbs = mine
    ? (["withdraw"] as const)
    : (["approve", "refuse"] as const)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        {named && <CustomerCell customer={customer} />}
        <Points adjustment={adjustment} />
        {because !== null && (
          <Badge size="2xsmall" color="orange" className="w-fit">
            {text(`adjustments.because.${because}`)}
          </Badge>
        )}
        <Said adjustment={adjustment} />
      </div>
      {state === "pending" && (
        <div className="flex flex-wrap gap-2">
          {verbs.map((verb) => (
            <DecideAdjustment key={verb} adjustment={adjustment} verb={verb} />
          ))}
        </div>
      )}
    </li>
  )
}

function Points({ adjustment }: Pick<AdjustmentLineProps, "adjustment">) {
  const { text, change } = useWords()
  const parts = (["status_points", "spendable_points"] as const)
    .filter((name) => adjustment[name] !== 0)
    .map((name) => `${text(`standing.${name}`)} ${change(adjustment[name])}`)
  return (
    <Text size="small" leading="compact" weight="plus">
      {parts.join(" · ")}
    </Text>
  )
}

function Said({ adjustment }: Pick<AdjustmentLineProps, "adjustment">) {
  const { text, dateTime } = useWords()
  const { state, requested_by, requested_at, expires_at } = adjustment
  const { decided_by, decided_at, reason, decision_reason } = adjustment
  const said = [
    text("adjustments.requested", {
      who: requested_by.name ?? requested_by.id,
      when: dateTime(requested_at),
      reason,
    }),
    ...(decided_by !== null && decided_at !== null
      ? [
          text("adjustments.decided", {
            who: decided_by.name ?? decided_by.id,
            when: dateTime(decided_at),
            reason: decision_reason ?? "",
          }),
        ]
      : []),
    ...(state === "pending" && expires_at !== null
      ? [text("adjustments.until", { when: dateTime(expires_at) })]
      : []),
  ]
  return (
    <>
      {said.map((line) => (
        <Text
          key={line}
          size="xsmall"
          className="text-ui-fg-subtle break-words"
        >
          {line}
        </Text>
      ))}
    </>
  )
}
