import { useEditor } from "./editor-context"
import { FieldGroup } from "./field-group"
import { MoneyInput } from "./inputs"

interface AmountsInputProps {
  readonly label: string
  readonly path: string
  readonly value: unknown
  readonly onChange: (value: Record<string, number> | undefined) => void
}

/** An amount for each of the shop's currencies, as far as they are filled in. */
export function AmountsInput({
  label,
  path,
  value,
  onChange,
}: AmountsInputProps) {
  const { currencies } = useEditor()
  const amounts = amountsIn(value)
  // What is in the document stays to be seen, though the shop has it no more.
  const shown = [...new Set([...currencies, ...Object.keys(amounts)])]
  const change = (currency: string, amount: number | undefined) => {
    const { [currency]: _, ...others } = amounts
    const changed =
      amount === undefined ? others : { ...others, [currency]: amount }
    onChange(Object.keys(changed).length === 0 ? undefined : changed)
  }
  return (
    <FieldGroup label={label} path={path}>
      <div className="grid grid-cols-2 gap-3">
        {shown.map((currency) => (
          <MoneyInput
            key={currency}
            label={label}
            path={`${path}.${currency}`}
            value={amounts[currency]}
            currency={currency}
            onChange={(amount) => change(currency, amount)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function amountsIn(value: unknown): Readonly<Record<string, number>> {
  return typeof value === "object" && value !== null
    ? (value as Record<string, number>)
    : {}
}
