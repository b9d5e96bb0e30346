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

const textIn = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined

const numberIn = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined

function ParamField({
  name,
  spec,
  settings,
  path,
  onChange,
}: ParamFieldsProps & { readonly name: string; readonly spec: Spec }) {
  const { text, textOr } = useWords()
  const { currencies } = useEditor()
  const field = {
    label: textOr(`settings.${name}`, spec.label),
    path: `${path}.${name}`,
    onChange: (value: unknown) => onChange(withSetting(settings, name, value)),
  }
  const value = settings[name]
  const words = textIn(value)
  const number = numberIn(value)
  switch (spec.type) {
    case "integer":
      return spec.unit === "minor" ? (
        <MoneyInput
          {...field}
          value={number}
          currency={textIn(settings["currency"]) ?? currencies[0] ?? "eur"}
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
    case "currency":
      return (
        <ChoiceInput
          {...field}
          value={words}
          {...(spec.optional && { none: text("settings.none") })}
          choices={currencies.map((one) => ({
            value: one,
            label: one.toUpperCase(),
          }))}
        />
      )
    case "choice":
      return (
        <ChoiceInput
          {...field}
          value={words}
          {...(spec.optional && { none: text("settings.default") })}
          choices={spec.of.map((one) => ({
            value: one,
            label: textOr(`settings.${name}_${one}`, one),
          }))}
        />
      )
  }
}
