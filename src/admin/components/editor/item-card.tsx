import { ArrowDownMini, ArrowUpMini, Trash } from "@medusajs/icons"
import { Badge, IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"
import { hasFaultsBelow } from "../../lib/document-faults"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"

interface ItemCardProps {
  readonly title: string
  readonly path: string
  /** Absent: there is nowhere to go, or the order does not matter. */
  readonly onUp?: (() => void) | undefined
  readonly onDown?: (() => void) | undefined
  readonly onRemove?: (() => void) | undefined
  readonly children: ReactNode
}

/** One item of a list in the document, folded in until it is looked at. */
export function ItemCard({ title, path, children, ...buttons }: ItemCardProps) {
  const { text } = useWords()
  const { faults } = useEditor()
  return (
    <details className="border-ui-border-base bg-ui-bg-base rounded-lg border">
      <summary className="txt-compact-small-plus flex items-center justify-between gap-x-2 px-4 py-2">
        <span className="flex min-w-0 items-center gap-x-2">
          <span className="truncate">{title}</span>
          {hasFaultsBelow(faults, path) && (
            <Badge size="2xsmall" color="red">
              {text("editor.faulty")}
            </Badge>
          )}
        </span>
        <Buttons title={title} {...buttons} />
      </summary>
      <div className="flex flex-col gap-y-4 px-4 pb-4 pt-2">{children}</div>
    </details>
  )
}

type ButtonsProps = Pick<
  ItemCardProps,
  "title" | "onUp" | "onDown" | "onRemove"
>

function Buttons({ title, onUp, onDown, onRemove }: ButtonsProps) {
  const { text } = useWords()
  const buttons = [
    { label: text("editor.up", { title }), icon: <ArrowUpMini />, act: onUp },
    {
      label: text("editor.down", { title }),
      icon: <ArrowDownMini />,
      act: onDown,
    },
    { label: text("editor.remove", { title }), icon: <Trash />, act: onRemove },
  ]
  return (
    <span className="flex items-center">
      {buttons.map(
        ({ label, icon, act }) =>
          act && (
            <IconButton
              key={label}
              type="button"
              size="small"
              variant="transparent"
              aria-label={label}
              onClick={(event) => {
                // A button in a summary must not fold it as well.
                event.preventDefault()
                act()
              }}
            >
              {icon}
            </IconButton>
          )
      )}
    </span>
  )
}
