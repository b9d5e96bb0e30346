import { Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** A titled part of a card. */
export function Part({ title, children }: PartProps) {
  return (
    <section aria-label={title}>
      <Heading level="h3" className="px-6 pb-2 pt-4">
        {title}
      </Heading>
      {children}
    </section>
  )
}
