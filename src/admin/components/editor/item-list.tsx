import { PlusMini } from "@medusajs/icons"
import { Button, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface ItemListProps {
  readonly title: string
  readonly hint: string
  readonly add: string
  readonly onAdd: () => void
  readonly children: ReactNode
}

/** A part of the document that is a list: rungs, earn rules, rewards. */
export function ItemList({ title, hint, add, onAdd, children }: ItemListProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-y-2 px-6 py-4">
      <Heading level="h3">{title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
      {children}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        onClick={onAdd}
      >
        <PlusMini />
        {add}
      </Button>
    </section>
  )
}
