import { Users } from "@medusajs/icons"
import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminLadderSummary,
  AdminMembersQuery,
  AdminMembersResponse,
  AdminRung,
} from "../../../types"
import { saveMembers, useMembers } from "../../lib/use-members"
import {
  useMembersAddress,
  type MembersAddress,
} from "../../lib/use-members-address"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { MemberFilters } from "./member-filters"
import { MemberTable } from "./member-table"

interface MemberListProps {
  readonly ladder: AdminLadderSummary
  /** Its rungs with their members, from the ground up. */
  readonly rungs: readonly AdminRung[]
}

/** Who stands on a rung, or whom a search finds. */
export function MemberList({ ladder, rungs }: MemberListProps) {
  const { text } = useWords()
  const highest = [...rungs].reverse().find(({ members }) => members > 0)
  const address = useMembersAddress(highest?.position ?? 0)
  const { after: _, ...all } = address.query
  const read = useMembers(ladder.id, address.query)
  return (
    <Section
      title={text("members.title", { ladder: ladder.name })}
      hint={text("members.hint")}
      aside={
        <ExportButton
          ladder_id={ladder.id}
          query={all}
          cutShort={read.data?.cut_short ?? false}
        />
      }
    >
      <MemberFilters rungs={rungs} address={address} />
      <Loaded read={read} lines={12}>
        {(page) => (
          <>
            {page.members.length === 0 ? (
              <Empty
                icon={<Users />}
                title={text("members.nobody")}
                hint={text("members.nobody_hint")}
              />
            ) : (
              <MemberTable members={page.members} />
            )}
            {page.cut_short && (
              <Text size="small" className="text-ui-fg-subtle px-6 py-3">
                {text("members.cut_short")}
              </Text>
            )}
            <Turner page={page} address={address} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface ExportButtonProps {
  readonly ladder_id: string
  readonly query: AdminMembersQuery
  readonly cutShort: boolean
}

function ExportButton({ ladder_id, query, cutShort }: ExportButtonProps) {
  const { text } = useWords()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await saveMembers(ladder_id, query)
      if (cutShort) {
        toast.warning(text("members.file_cut_short"))
      }
    } catch (error) {
      toast.error(text("general.refused"), { description: String(error) })
    }
    setBusy(false)
  }
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={busy}
      onClick={() => void save()}
    >
      {text("members.export")}
    </Button>
  )
}

interface TurnerProps {
  readonly page: AdminMembersResponse
  readonly address: MembersAddress
}

/** To the next page and back; there is no counting how many there are. */
function Turner({ page: { next }, address: { before, turn } }: TurnerProps) {
  const { text } = useWords()
  if (next === null && before.length === 0) {
    return null
  }
  return (
    <div className="flex items-center justify-end gap-x-2 px-6 py-3">
      <Button
        size="small"
        variant="transparent"
        disabled={before.length === 0}
        onClick={() => turn(before.slice(0, -1))}
      >
        {text("general.previous")}
      </Button>
      <Button
        size="small"
        variant="transparent"
        disabled={next === null}
        onClick={() => next !== null && turn([...before, next])}
      >
        {text("general.next")}
      </Button>
    </div>
  )
}
