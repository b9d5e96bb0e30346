import { ArrowDownMini, ArrowUpDown, ArrowUpMini } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { AdminMove } from "../../../types"
import { useLatestMoves } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"

const rows = 10

/** Who moved last, from where to where, and why. */
export function LatestMoves({ ladder_id }: { readonly ladder_id: string }) {
  const { text } = useWords()
  const read = useLatestMoves(ladder_id, rows)
  return (
    <Section title={text("latest.title")}>
      <Loaded read={read} lines={rows}>
        {({ moves }) =>
          moves.length === 0 ? (
            <Empty icon={<ArrowUpDown />} title={text("latest.empty")} />
          ) : (
            <ul className="divide-y">
              {moves.map((move) => (
                <Move key={`${move.member_id} ${move.at}`} move={move} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function Move({ move }: { readonly move: AdminMove }) {
  const { text, textOr, dateTime } = useWords()
  const ground = text("general.ground")
  const isUp = move.direction === "up"
  return (
    <li className="grid grid-cols-[1.25rem_1fr_minmax(0,auto)] items-center gap-x-3 px-6 py-2.5">
      <span
        role="img"
        aria-label={text(`latest.${move.direction}`)}
        className={isUp ? "text-ui-fg-interactive" : "text-ui-tag-orange-text"}
      >
        {isUp ? <ArrowUpMini /> : <ArrowDownMini />}
      </span>
      <CustomerCell customer={move.customer} />
      <div className="min-w-0 text-right">
        <Text size="small" leading="compact" className="truncate">
          {move.from ?? ground} → <strong>{move.to ?? ground}</strong>
        </Text>
        <Text
          size="xsmall"
          leading="compact"
          className="text-ui-fg-subtle text-pretty"
        >
          {textOr(`why.${move.why}`, move.why)} · {dateTime(move.at)}
        </Text>
      </div>
    </li>
  )
}
