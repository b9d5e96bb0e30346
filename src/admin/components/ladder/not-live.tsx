import { Trophy } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminLadder } from "../../../types"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Section } from "../section"

/** A ladder that counts nothing yet, and how to make it count. */
export function NotLive({ ladder }: { readonly ladder: AdminLadder }) {
  const { text } = useWords()
  const { id, name } = ladder
  return (
    <Section title={text("not_live.title", { name })}>
      <Empty
        icon={<Trophy />}
        title={text("not_live.begin")}
        hint={text("not_live.text")}
      />
      <div className="flex justify-center px-6 py-4">
        <Button size="small" asChild>
          <Link to={`/ladder/${encodeURIComponent(id)}/edit`}>
            {text("not_live.action")}
          </Link>
        </Button>
      </div>
    </Section>
  )
}
