import { Badge, Container, Heading, Select } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminLadderSummary } from "../../../types"
import { useWords } from "../../lib/use-words"

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
    <Container className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <Heading className="min-w-0 truncate" title={chosen.name}>
          {chosen.name}
        </Heading>
        <Badge size="2xsmall" color={chosen.version > 0 ? "green" : "grey"}>
          {chosen.version > 0
            ? text("ladder.version", { version: chosen.version })
            : text("ladder.draft")}
        </Badge>
        {chosen.version > 0 && chosen.has_draft && (
          <Badge size="2xsmall" color="orange">
            {text("ladder.draft_ahead")}
          </Badge>
        )}
        {ladders.length > 1 && (
          <Select size="small" value={chosen.id} onValueChange={onChoose}>
            <Select.Trigger
              aria-label={text("ladder.choose")}
              className="w-auto max-w-64"
            >
              <Select.Value placeholder={text("ladder.choose")} />
            </Select.Trigger>
            <Select.Content>
              {ladders.map(({ id, name }) => (
                <Select.Item key={id} value={id}>
                  {name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        )}
      </div>
      {children}
    </Container>
  )
}
