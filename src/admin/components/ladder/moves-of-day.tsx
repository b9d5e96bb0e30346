import { Text } from "@medusajs/ui"
import type { AdminMovesOfDay } from "../../../types"
import { useWords } from "../../lib/use-words"
import { moveColours } from "./move-colours"

/** One day's figures, shown over its bar. */
export function MovesOfDay({ moves }: { readonly moves: AdminMovesOfDay }) {
  const { text, number, day } = useWords()
  return (
    <div className="bg-ui-bg-component shadow-elevation-tooltip flex flex-col gap-y-1 rounded-md px-3 py-2">
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {day(moves.day)}
      </Text>
      {(["up", "down"] as const).map((direction) => (
        <Text
          key={direction}
          size="small"
          leading="compact"
          className="flex items-center justify-between gap-x-4"
        >
          <MoveKey direction={direction} />
          <strong className="tabular-nums">{number(moves[direction])}</strong>
        </Text>
      ))}
      <span className="sr-only">{text("moves.day")}</span>
    </div>
  )
}

/** Which colour stands for which direction. */
export function MoveKey({ direction }: { readonly direction: "up" | "down" }) {
  const { text } = useWords()
  return (
    <span className="inline-flex items-center gap-x-1.5">
      <span
        aria-hidden
        className="size-2.5 rounded-sm"
        style={{ backgroundColor: moveColours[direction] }}
      />
      {text(`moves.${direction}`)}
    </span>
  )
}
