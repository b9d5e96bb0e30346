import { Input, Label, Text } from "@medusajs/ui"
import { useId, type ComponentProps } from "react"

interface FieldProps extends Omit<
  ComponentProps<typeof Input>,
  "id" | "size" | "onChange"
> {
  readonly label: string
  readonly hint?: string
  readonly onChange: (value: string) => void
}

/** A line to type into, with its name above. */
export function Field({ label, hint, onChange, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      <Input
        {...input}
        id={id}
        size="small"
        {...(hint !== undefined && { "aria-describedby": `${id}-hint` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <Text id={`${id}-hint`} size="xsmall" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
    </div>
  )
}
