import { Label, Select } from "@medusajs/ui"
import { useId } from "react"

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
  }[]
  readonly placeholder?: string
  readonly onChoose: (value: string) => void
}

/** One of a few, with the name of the choice above. */
export function Choice({
  label,
  value,
  options,
  placeholder,
  onChoose,
}: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      <Select size="small" value={value} onValueChange={onChoose}>
        <Select.Trigger id={id}>
          <Select.Value placeholder={placeholder} />
        </Select.Trigger>
        <Select.Content>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}
