import { Trophy } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Section } from "../section"

/** How to begin. */
export function NoLadder() {
  const { text } = useWords()
  return (
    <Section title={text("no_ladder.title")}>
      <Empty
        icon={<Trophy />}
        title={text("no_ladder.begin")}
        hint={text("no_ladder.text")}
      />
      <div className="flex justify-center px-6 py-4">
        <Button size="small" asChild>
          <Link to="/ladder/new">{text("no_ladder.action")}</Link>
        </Button>
      </div>
    </Section>
  )
}
