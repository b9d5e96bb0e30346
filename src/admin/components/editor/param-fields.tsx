import type { ParamSpecs } from "../../../types"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"
import { EventTypeInput } from "./event-type-input"
import { ChoiceInput, MoneyInput, WholeInput } from "./inputs"
import { WhereInput } from "./where-input"

type Settings = Readonly<Record<string, unknown>>
type Spec = ParamSpecs[string]

interface ParamFieldsProps {
  readonly params: ParamSpecs
  readonly settings: Settings
  readonly path: string
  readonly onChange: (settings: Settings) => void
}

/** A form drawn from a declaration: a new setting needs nothing here. */
export function ParamFields(props: ParamFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      {Object.entries(props.params).map(([name, spec]) => (
        <ParamField key={name} name={name} spec={spec} {...props} />
      ))}
    </div>
  )
}

/** Without a setting that was emptied: what is optional may be missing. */
function withSetting(settings: Settings, name: string, value: unknown) {
  const { [name]: _, ...others } = settings
  return value === undefined ? others : { ...others, [name]: value }
}

function ParamField({
  name,
  spec,
  settings,
  path,
  onChange,
}: ParamFieldsProps & { readonly name: string; readonly spec: Spec }) {
  const { textOr } = useWords()
  const { currencies } = useEditor()
  const label = textOr(`params.${name}`, spec.label)
  const field = {
    label,
    path: `${path}.${name}`,
    onChange: (value: unknown) => onChange(withSetting(settings, name, value)),
  }
  const value = settings[name]
  const words = typeof value === "string" ? value : undefined
  const number = typeof value === "number" ? value : undefined
  const currency = settings["currency"]
  switch (spec.type) {
    case "integer":
      return spec.unit === "minor" ? (
        <MoneyInput
          {...field}
          value={number}
          currency={
            typeof currency === "string" ? currency : (currencies[0] ?? "eur")
          }
        />
      ) : (
        <WholeInput {...field} value={number} />
      )
    case "event_type":
      return (
        <EventTypeInput {...field} value={words} optional={!!spec.optional} />
      )
    case "where":
      return <WhereInput {...field} value={value} />
    case "choice":
    case "currency":
      return (
        <ChoiceInput
          {...field}
          value={words}
          {...(spec.optional && { none: textOr("params.none", "–") })}
          choices={(spec.type === "choice" ? spec.of : currencies).map(
            (one) => ({
              value: one,
              label:
                spec.type === "currency"
                  ? one.toUpperCase()
                  : textOr(`params.choices.${one}`, one),
            })
          )}
        />
      )
  }
}
