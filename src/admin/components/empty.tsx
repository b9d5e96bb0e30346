import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface EmptyProps {
  readonly title: string
  readonly hint?: string
  readonly icon?: ReactNode
}

/** Says friendly that there is nothing, and what would change that. */
export function Empty({ title, hint, icon }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-8 text-center">
      {icon !== undefined && (
        <div className="text-ui-fg-muted mb-2" aria-hidden>
          {icon}
        </div>
      )}
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      {hint !== undefined && (
        <Text size="small" className="text-ui-fg-subtle max-w-md text-pretty">
          {hint}
        </Text>
      )}
    </div>
  )
}
