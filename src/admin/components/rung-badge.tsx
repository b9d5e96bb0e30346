import { Badge } from "@medusajs/ui"
import { useWords } from "../lib/use-words"

/** A rung by its name; null is the ground. */
export function RungBadge({ name }: { readonly name: string | null }) {
  const { text } = useWords()
  return (
    <Badge
      size="2xsmall"
      rounded="full"
      color={name === null ? "grey" : "blue"}
      className="max-w-full"
    >
      <span className="truncate">{name ?? text("general.ground")}</span>
    </Badge>
  )
}
