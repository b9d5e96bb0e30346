import { ArrowDownMini, ArrowUpDown, ArrowUpMini } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { AdminMove } from "../../../types"
import { useLatestMoves } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Section } from "../section"
import { moveColours } from "./move-colours"

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
  return (
    <li className="flex items-center gap-x-3 px-6 py-2.5">
      <span
        role="img"
        aria-label={text(`latest.${move.direction}`)}
        className="w-5 shrink-0"
        style={{ color: moveColours[move.direction] }}
      >
        {move.direction === "up" ? <ArrowUpMini /> : <ArrowDownMini />}
      </span>
      <div className="min-w-0 flex-1">
        <CustomerCell
          customer={move.customer}
          below={textOr(`why.${move.why}`, move.why)}
        />
      </div>
      <div className="max-w-[220px] shrink-0 text-right">
        <Text size="small" leading="compact" className="break-words">
          {move.from ?? ground} → <strong>{move.to ?? ground}</strong>
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          <time dateTime={move.at}>{dateTime(move.at)}</time>
        </Text>
      </div>
    </li>
  )
}
