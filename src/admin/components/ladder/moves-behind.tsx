import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminMove } from "../../../types"
import { useMovesOf } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Loaded } from "../loaded"
import { Pager } from "../pager"

const limit = 20

interface MovesBehindProps {
  readonly ladder_id: string
  readonly day: string
  readonly onClose: () => void
}

/** Who moved on a day. */
export function MovesBehind({ ladder_id, day, onClose }: MovesBehindProps) {
  const words = useWords()
  const [offset, setOffset] = useState(0)
  const read = useMovesOf(ladder_id, { from: day, to: day }, { limit, offset })
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{words.text("moves.title")}</Drawer.Title>
          <Drawer.Description>{words.day(day)}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Loaded read={read} lines={10}>
            {({ moves, ...page }) => (
              <>
                <ul className="divide-y">
                  {moves.map((move) => (
                    <Move key={`${move.member_id} ${move.at}`} move={move} />
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

function Move({ move }: { readonly move: AdminMove }) {
  const { text, textOr } = useWords()
  const { from, to, direction, why, customer } = move
  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      <CustomerCell customer={customer} />
      <div className="shrink-0 text-right">
        <Text size="small" leading="compact">
          {text(`timeline.${direction}`, {
            from: from ?? text("general.ground"),
            to: to ?? text("general.ground"),
          })}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {textOr(`why.${why}`, why)}
        </Text>
      </div>
    </li>
  )
}
