import { Badge, Table, Text } from "@medusajs/ui"
import type { AdminMember } from "../../../types"
import { requirementOf, type Requirement } from "../../lib/requirement"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { RungBadge } from "../rung-badge"

const columns = [
  "customer",
  "on_rung",
  "status",
  "spendable",
  "missing",
  "since",
  "last_event",
] as const

interface MemberTableProps {
  readonly members: readonly AdminMember[]
}

/** A line for each member; wider than the window it is scrolled. */
export function MemberTable({ members }: MemberTableProps) {
  const { text } = useWords()
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column}>
                {text(`members.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {members.map((member) => (
            <MemberLine key={member.member_id} member={member} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

function MemberLine({ member }: { readonly member: AdminMember }) {
  const { text, number, date } = useWords()
  const { rung, rung_since, last_event_at, absent, next } = member
  const dated = (at: string | null) =>
    at === null ? text("general.none") : date(at)
  return (
    <Table.Row>
      <Table.Cell className="max-w-[280px]">
        <CustomerCell customer={member.customer} />
      </Table.Cell>
      <Table.Cell>
        <span className="flex flex-wrap items-center gap-1.5">
          <RungBadge name={rung} />
          {absent && (
            <Badge size="2xsmall" color="grey" rounded="full">
              {text("standing.absent")}
            </Badge>
          )}
        </span>
      </Table.Cell>
      <Table.Cell className="tabular-nums">
        {number(member.status_points)}
      </Table.Cell>
      <Table.Cell className="tabular-nums">
        {number(member.spendable_points)}
      </Table.Cell>
      <Table.Cell className="max-w-[280px]">
        {next === null ? text("members.at_the_top") : <Missing next={next} />}
      </Table.Cell>
      <Table.Cell>{dated(rung_since)}</Table.Cell>
      <Table.Cell>{dated(last_event_at)}</Table.Cell>
    </Table.Row>
  )
}

function Missing({
  next,
}: {
  readonly next: NonNullable<AdminMember["next"]>
}) {
  const words = useWords()
  const { text, list } = words
  const requirement = requirementOf(next.enter, words)
  const join = requirement.join === "any" ? "or" : "and"
  const wanted = missingIn(requirement)
  return (
    <Text size="small" leading="compact" className="whitespace-normal">
      {text("members.to_rung", { rung: next.rung, wanted: list(wanted, join) })}
    </Text>
  )
}

/** What is not met yet, without the way it is put together further in. */
function missingIn({ met, text, parts }: Requirement): string[] {
  if (parts.length > 0) {
    return parts.flatMap(missingIn)
  }
  return met === "yes" ? [] : [text]
}
