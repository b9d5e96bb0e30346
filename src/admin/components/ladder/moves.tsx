import { ArrowUpDown } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminMovesOfDay } from "../../../types"
import { fillDays, type Period } from "../../lib/period"
import { useMoves } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { MovesBehind } from "./moves-behind"
import { MovesChart } from "./moves-chart"
import { MoveKey } from "./moves-of-day"
import { MovesTable } from "./moves-table"

interface MovesProps {
  readonly ladder_id: string
  readonly period: Period
}

/** Moves up and down per day of the period, as a chart or a table. */
export function Moves({ ladder_id, period }: MovesProps) {
  const { text, number } = useWords()
  const [isTable, setIsTable] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const read = useMoves(ladder_id, period)
  const { up, down } = totals(read.data?.moves ?? [])
  return (
    <Section
      title={text("moves.title")}
      {...(read.data && {
        hint: text("moves.sum", { number: number(up), down: number(down) }),
      })}
      aside={
        <Button
          size="small"
          variant="secondary"
          onClick={() => setIsTable(!isTable)}
        >
          {text(isTable ? "moves.chart" : "moves.table")}
        </Button>
      }
    >
      <Loaded read={read} lines={8}>
        {({ moves }) =>
          up + down === 0 ? (
            <Empty
              icon={<ArrowUpDown />}
              title={text("moves.empty")}
              hint={text("moves.empty_hint")}
            />
          ) : (
            <MovesFigure
              moves={moves}
              period={period}
              isTable={isTable}
              onShow={setShown}
            />
          )
        }
      </Loaded>
      {shown !== null && (
        <MovesBehind
          ladder_id={ladder_id}
          day={shown}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  )
}

interface MovesFigureProps {
  readonly moves: readonly AdminMovesOfDay[]
  readonly period: Period
  readonly isTable: boolean
  readonly onShow: (day: string) => void
}

function MovesFigure({ moves, period, isTable, onShow }: MovesFigureProps) {
  const { text, number, day } = useWords()
  const days = fillDays(moves, period, (day) => ({ day, up: 0, down: 0 }))
  if (isTable) {
    return <MovesTable days={days} onShow={onShow} />
  }
  const { up, down } = totals(moves)
  const described = text("moves.described", {
    from: day(period.from),
    to: day(period.to),
    up: number(up),
    down: number(down),
  })
  return (
    <figure aria-label={described} className="px-4 py-4">
      <MovesChart days={days} onShow={onShow} />
      <figcaption className="txt-compact-small text-ui-fg-subtle flex justify-center gap-x-4 pt-2">
        <MoveKey direction="up" />
        <MoveKey direction="down" />
      </figcaption>
    </figure>
  )
}

function totals(moves: readonly AdminMovesOfDay[]) {
  return moves.reduce(
    (sum, { up, down }) => ({ up: sum.up + up, down: sum.down + down }),
    { up: 0, down: 0 }
  )
}
