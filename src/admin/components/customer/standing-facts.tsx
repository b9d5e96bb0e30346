import { Text } from "@medusajs/ui"
import type { AdminStanding } from "../../../types"
import { useWords } from "../../lib/use-words"
import { Columns } from "../columns"

/** Points of both kinds, and since when the rung is held. */
export function StandingFacts({
  standing,
}: {
  readonly standing: AdminStanding
}) {
  const { text, number, date } = useWords()
  return (
    <div className="px-6 py-4">
      <Columns least="9rem">
        <Fact
          name={text("standing.status_points")}
          value={number(standing.status_points)}
          hint={text("standing.status_hint")}
        />
        <Fact
          name={text("standing.spendable_points")}
          value={number(standing.spendable_points)}
          hint={text("standing.spendable_hint")}
        />
        {standing.rung_since !== null && (
          <Fact
            name={text("standing.since")}
            value={date(standing.rung_since)}
            hint={standing.rung_name ?? text("general.ground")}
          />
        )}
      </Columns>
    </div>
  )
}

interface FactProps {
  readonly name: string
  readonly value: string
  readonly hint: string
}

function Fact({ name, value, hint }: FactProps) {
  return (
    <dl className="min-w-0">
      <dt>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {name}
        </Text>
      </dt>
      <dd>
        <Text size="large" weight="plus" className="tabular-nums">
          {value}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
          {hint}
        </Text>
      </dd>
    </dl>
  )
}
