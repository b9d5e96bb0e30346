import { Button, Text } from "@medusajs/ui"
import type { PageInfo } from "../../types"
import { useWords } from "../lib/use-words"

interface PagerProps {
  readonly page: PageInfo
  readonly onOffset: (offset: number) => void
}

/** Leafs through a list that does not fit; draws nothing for one that does. */
export function Pager({ page, onOffset }: PagerProps) {
  const { text, number } = useWords()
  const { count, limit, offset } = page
  if (count <= limit && offset === 0) {
    return null
  }
  const range = text("general.page", {
    from: number(Math.min(offset + 1, count)),
    to: number(Math.min(offset + limit, count)),
    count: number(count),
  })
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-3">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {range}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="transparent"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(offset - limit, 0))}
        >
          {text("general.previous")}
        </Button>
        <Button
          size="small"
          variant="transparent"
          disabled={offset + limit >= count}
          onClick={() => onOffset(offset + limit)}
        >
          {text("general.next")}
        </Button>
      </div>
    </div>
  )
}
