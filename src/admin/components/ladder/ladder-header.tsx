import { Badge, Button, Container, Heading, Select } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { AdminLadderSummary } from "../../../types"
import { useWords } from "../../lib/use-words"
import { LifecycleMenu } from "./lifecycle-menu"

interface LadderHeaderProps {
  readonly ladders: readonly AdminLadderSummary[]
  readonly chosen: AdminLadderSummary
  readonly onChoose: (ladder_id: string) => void
  /** To the right: the period. */
  readonly children?: ReactNode
}

/** Which ladder the page is about, and a choice where there are several. */
export function LadderHeader({
  ladders,
  chosen,
  onChoose,
  children,
}: LadderHeaderProps) {
  const { text } = useWords()
  return (
    <Container className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-6 py-4">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <Heading
          className={ladders.length > 1 ? "sr-only" : "min-w-0 break-words"}
        >
          {chosen.name}
        </Heading>
        {ladders.length > 1 && (
          <LadderChoice ladders={ladders} chosen={chosen} onChoose={onChoose} />
        )}
        <Badge size="2xsmall" color={chosen.version > 0 ? "green" : "grey"}>
          {chosen.version > 0
            ? text("ladder.version", { version: chosen.version })
            : text("ladder.draft")}
        </Badge>
        {(chosen.status === "paused" || chosen.status === "retired") && (
          <Badge size="2xsmall" color="orange">
            {text(`lifecycle.${chosen.status}`)}
          </Badge>
        )}
        {chosen.version > 0 && chosen.has_draft && (
          <Badge size="2xsmall" color="orange">
            {text("ladder.draft_ahead")}
          </Badge>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {children}
        <Button size="small" variant="secondary" asChild>
          <Link to={`/ladder/${encodeURIComponent(chosen.id)}/edit`}>
            {text("ladder.edit")}
          </Link>
        </Button>
        <Button size="small" variant="secondary" asChild>
          <Link to="/ladder/new">{text("ladder.add")}</Link>
        </Button>
        <LifecycleMenu ladder={chosen} />
      </div>
    </Container>
  )
}

function LadderChoice({ ladders, chosen, onChoose }: LadderHeaderProps) {
  const { text } = useWords()
  return (
    <Select value={chosen.id} onValueChange={onChoose}>
      <Select.Trigger
        aria-label={text("ladder.choose")}
        className="txt-compact-medium-plus w-auto min-w-[200px] max-w-[300px]"
      >
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {ladders.map(({ id, name }) => (
          <Select.Item key={id} value={id}>
            {name}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
