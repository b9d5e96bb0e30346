import { Button, Table } from "@medusajs/ui"
import { useState } from "react"
import type { AdminRungHistoryResponse } from "../../../types"
import { useWords } from "../../lib/use-words"
import { MovesBehind } from "./moves-behind"

interface HistoryTableProps extends AdminRungHistoryResponse {
  readonly ladder_id: string
}

/** The chart's figures to read, latest first; a day opens its moves. */
export function HistoryTable({ ladder_id, rungs, days }: HistoryTableProps) {
  const { text, number, day } = useWords()
  const [shown, setShown] = useState<string | null>(null)
  return (
    <div className="max-h-[360px] overflow-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{text("moves.day")}</Table.HeaderCell>
            {rungs.map(({ rung, name }) => (
              <Table.HeaderCell key={rung} className="text-right">
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {[...days].reverse().map((one) => (
            <Table.Row key={one.day}>
              <Table.Cell>
                <Button
                  size="small"
                  variant="transparent"
                  aria-label={text("moves.show", { day: day(one.day) })}
                  onClick={() => setShown(one.day)}
                >
                  {day(one.day)}
                </Button>
              </Table.Cell>
              {one.members.map((members, index) => (
                <Table.Cell
                  key={rungs[index]?.rung}
                  className="text-right tabular-nums"
                >
                  {number(members)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {shown !== null && (
        <MovesBehind
          ladder_id={ladder_id}
          day={shown}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  )
}
