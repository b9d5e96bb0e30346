import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  readonly title: string
  readonly hint?: string | undefined
  /** To the right of the title: badges, buttons. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A card as the admin's own pages have them: a title above, parts below. */
export function Section({ title, hint, aside, children }: SectionProps) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h2" className="break-words">
            {title}
          </Heading>
          {hint !== undefined && (
            <Text size="small" className="text-ui-fg-subtle">
              {hint}
            </Text>
          )}
        </div>
        {aside}
      </div>
      {children}
    </Container>
  )
}
