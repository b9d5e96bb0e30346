import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminRung, AdminRungMember } from "../../../types"
import { useRungMembers } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"

const limit = 20

interface RungMembersProps {
  readonly ladder_id: string
  readonly rung: AdminRung
  readonly onClose: () => void
}

/** The people behind a rung's number. */
export function RungMembers({ ladder_id, rung, onClose }: RungMembersProps) {
  const { text, number } = useWords()
  const [offset, setOffset] = useState(0)
  const read = useRungMembers(ladder_id, rung.position, { limit, offset })
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {rung.rung === null ? text("general.ground") : rung.name}
          </Drawer.Title>
          <Drawer.Description>
            {text("general.members", {
              count: rung.members,
              number: number(rung.members),
            })}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Loaded read={read} lines={10}>
            {({ members, ...page }) => (
              <>
                {page.count === 0 && <Empty title={text("rungs.nobody")} />}
                <ul className="divide-y">
                  {members.map((member) => (
                    <Member key={member.member_id} member={member} />
                  ))}
                </ul>
                <Pager page={page} onOffset={setOffset} />
              </>
            )}
          </Loaded>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function Member({ member }: { readonly member: AdminRungMember }) {
  const { text, number, date } = useWords()
  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      <CustomerCell customer={member.customer} />
      <div className="shrink-0 text-right">
        <Text size="small" leading="compact">
          {text("general.points", {
            count: member.status_points,
            points: number(member.status_points),
          })}
        </Text>
        {member.rung_since !== null && (
          <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
            {text("rungs.since", { date: date(member.rung_since) })}
          </Text>
        )}
      </div>
    </li>
  )
}
