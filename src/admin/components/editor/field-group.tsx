import { Hint, Label } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { faultAt } from "../../lib/document-faults"
import { useEditor } from "./editor-context"

interface FieldGroupProps {
  readonly label: string
  /** Where it is in the document: its fault is shown with it. */
  readonly path: string
  readonly children: ReactNode
}

/** Several controls that are one setting, with its name and what is wrong. */
export function FieldGroup({ label, path, children }: FieldGroupProps) {
  const { faults } = useEditor()
  const id = useId()
  const fault = faultAt(faults, path)
  return (
    <div
      role="group"
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-y-2"
      // As wide as the form it is in.
      style={{ gridColumn: "1 / -1" }}
    >
      <Label id={id} size="xsmall" weight="plus">
        {label}
      </Label>
      {children}
      {fault !== undefined && <Hint variant="error">{fault}</Hint>}
    </div>
  )
}
