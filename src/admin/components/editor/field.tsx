import { Hint, Label } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { faultAt } from "../../lib/document-faults"
import { useEditor } from "./editor-context"

interface FieldProps {
  readonly label: string
  /** Where it is in the document: its fault is shown with it. */
  readonly path: string
  /** Given what ties the control to its label and its fault. */
  readonly children: (control: {
    readonly id: string
    readonly "aria-invalid": boolean
    readonly "aria-describedby": string | undefined
  }) => ReactNode
}

/** A control with its label, and what is wrong with it. */
export function Field({ label, path, children }: FieldProps) {
  const { faults } = useEditor()
  const id = useId()
  const fault = faultAt(faults, path)
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="xsmall" weight="plus">
        {label}
      </Label>
      {children({
        id,
        "aria-invalid": fault !== undefined,
        "aria-describedby": fault === undefined ? undefined : `${id}-fault`,
      })}
      {fault !== undefined && (
        <Hint id={`${id}-fault`} variant="error">
          {fault}
        </Hint>
      )}
    </div>
  )
}
