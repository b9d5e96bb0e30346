import type { LadderDocument } from "../../../types"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"
import { FieldGroup } from "./field-group"
import { ChoiceInput, MoneyInput } from "./inputs"

interface RatesFieldsProps {
  readonly document: LadderDocument
  readonly onChange: (document: LadderDocument) => void
}

/** What purchases in the shop's other currencies count for. */
export function RatesFields({ document, onChange }: RatesFieldsProps) {
  const { text } = useWords()
  const { currencies } = useEditor()
  const { rates, ...others } = document
  // A shop of one currency has nothing to ask, unless the document says more.
  if (currencies.length < 2 && rates === undefined) {
    return null
  }
  return (
    <>
      <ChoiceInput
        label={text("editor.rates_into")}
        path="rates.into"
        value={rates?.into}
        none={text("editor.rates_none")}
        choices={currencies.map((currency) => ({
          value: currency,
          label: currency.toUpperCase(),
        }))}
        onChange={(into) =>
          onChange(
            into === undefined
              ? others
              : { ...others, rates: { into, from: {} } }
          )
        }
      />
      {rates && (
        <RateInputs
          rates={rates}
          onChange={(changed) => onChange({ ...others, rates: changed })}
        />
      )}
    </>
  )
}

type Rates = NonNullable<LadderDocument["rates"]>

interface RateInputsProps {
  readonly rates: Rates
  readonly onChange: (rates: Rates) => void
}

/** Minor units that rates are asked of: enough for four digits of a rate. */
const asked = 10_000

function RateInputs({ rates: { into, from }, onChange }: RateInputsProps) {
  const { money, text } = useWords()
  const { currencies } = useEditor()
  const shown = [...new Set([...currencies, ...Object.keys(from)])]
  const change = (currency: string, amount: number, worth?: number) => {
    const { [currency]: _, ...rest } = from
    const rate = worth !== undefined && {
      [currency]: { amount, counts_as: worth },
    }
    onChange({ into, from: { ...rest, ...rate } })
  }
  return (
    <FieldGroup label={text("editor.rates")} path="rates.from">
      <div className="grid grid-cols-2 gap-3">
        {shown
          .filter((currency) => currency !== into)
          .map((currency) => {
            const amount = from[currency]?.amount ?? asked
            return (
              <MoneyInput
                key={currency}
                label={text("editor.rate", { amount: money(amount, currency) })}
                path={`rates.from.${currency}`}
                value={from[currency]?.counts_as}
                currency={into}
                onChange={(worth) => change(currency, amount, worth)}
              />
            )
          })}
      </div>
    </FieldGroup>
  )
}
