import { Button, Table } from "@medusajs/ui"
import type { AdminMovesOfDay } from "../../../types"
import { useWords } from "../../lib/use-words"

/** The chart's figures to read: days with moves, latest first. */
export function MovesTable({
  days,
  onShow,
}: {
  readonly days: readonly AdminMovesOfDay[]
  readonly onShow: (day: string) => void
}) {
  const { text, number, day } = useWords()
  const moved = days.filter(({ up, down }) => up + down > 0).reverse()
  return (
    <div className="max-h-[360px] overflow-y-auto">
      <Table>
        <caption className="sr-only">{text("moves.still")}</caption>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{text("moves.day")}</Table.HeaderCell>
            {(["up", "down"] as const).map((direction) => (
              <Table.HeaderCell key={direction} className="text-right">
                {text(`moves.${direction}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {moved.map((moves) => (
            <Table.Row key={moves.day}>
              <Table.Cell>
                <Button
                  size="small"
                  variant="transparent"
                  aria-label={text("moves.show", { day: day(moves.day) })}
                  onClick={() => onShow(moves.day)}
                >
                  {day(moves.day)}
                </Button>
              </Table.Cell>
              {(["up", "down"] as const).map((direction) => (
                <Table.Cell key={direction} className="text-right tabular-nums">
                  {number(moves[direction])}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
