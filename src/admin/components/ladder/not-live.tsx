import { Text } from "@medusajs/ui"
import type { AdminLadder } from "../../../types"
import { useWords } from "../../lib/use-words"
import { ApiCall } from "../api-call"
import { Section } from "../section"

/** A ladder that counts nothing yet, and how to make it count. */
export function NotLive({ ladder }: { readonly ladder: AdminLadder }) {
  const { text } = useWords()
  return (
    <Section title={text("not_live.title", { name: ladder.name })}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle max-w-2xl">
          {text("not_live.text")}
        </Text>
        <ApiCall call={`POST /admin/ladder/ladders/${ladder.id}/publish`} />
      </div>
    </Section>
  )
}
