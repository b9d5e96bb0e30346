import { Text } from "@medusajs/ui"
import type { AdminCreateLadder } from "../../../types"
import { useWords } from "../../lib/use-words"
import type { Words } from "../../lib/words"
import { ApiCall } from "../api-call"
import { Section } from "../section"

/** How to begin: a first ladder that is small, but complete. */
export function NoLadder() {
  const words = useWords()
  return (
    <Section title={words.text("no_ladder.title")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle max-w-2xl">
          {words.text("no_ladder.text")}
        </Text>
        <ApiCall call="POST /admin/ladder/ladders" body={firstLadder(words)} />
        <Text size="small" className="text-ui-fg-subtle max-w-2xl">
          {words.text("no_ladder.then")}
        </Text>
        <ApiCall call="POST /admin/ladder/ladders/{id}/publish" />
      </div>
    </Section>
  )
}

function firstLadder({ text }: Words): AdminCreateLadder {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    handle: "regulars",
    document: {
      name: text("no_ladder.name"),
      zone,
      rungs: [
        {
          id: "bronze",
          name: text("no_ladder.first_rung"),
          enter: { kind: "points", at_least: 100 },
        },
        {
          id: "silver",
          name: text("no_ladder.second_rung"),
          enter: { kind: "points", at_least: 500 },
          discount: { percent: 5 },
        },
      ],
      earn: [
        {
          id: "orders",
          type: "order.placed",
          points: { per: { points: 1, amount: 100, currency: "eur" } },
        },
      ],
      rewards: [],
    },
  }
}
