import { Label, Switch } from "@medusajs/ui"
import { useId } from "react"

interface ChoiceProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Something that is so or not. */
export function Choice({ label, checked, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex items-center gap-x-2">
      <Switch
        id={id}
        size="small"
        checked={checked}
        onCheckedChange={onChange}
      />
      <Label htmlFor={id} size="small">
        {label}
      </Label>
    </div>
  )
}
