import type { ComponentType } from "react"
import type { ParamSpecs } from "../../../types"
import { useWords } from "../../lib/use-words"
import { AmountsInput } from "./amounts-input"
import { Choice } from "./choice"
import { useEditor } from "./editor-context"
import { EventTypeInput } from "./event-type-input"
import { IdsInput } from "./ids-input"
import { ChoiceInput, MoneyInput, TextInput, WholeInput } from "./inputs"
import { WhereFields } from "./where-fields"

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
  const { textOr } = useWords()
  const Input = inputs[spec.type] as ComponentType<InputProps>
  return (
    <Input
      name={name}
      spec={spec}
      settings={settings}
      field={{
        label: textOr(`settings.${name}`, spec.label),
        path: `${path}.${name}`,
        onChange: (value) => onChange(withSetting(settings, name, value)),
      }}
    />
  )
}

interface InputProps<S extends Spec = Spec> {
  readonly name: string
  readonly spec: S
  readonly settings: Settings
  /** What every input takes. */
  readonly field: {
    readonly label: string
    readonly path: string
    readonly onChange: (value: unknown) => void
  }
}

/** What draws each type of setting. */
const inputs: {
  readonly [T in Spec["type"]]: ComponentType<InputProps<Spec & { type: T }>>
} = {
  integer: IntegerParam,
  currency: CurrencyParam,
  choice: ChoiceParam,
  amounts: ({ name, settings, field }) => (
    <AmountsInput {...field} value={settings[name]} />
  ),
  ids: ({ name, spec, settings, field }) => (
    <IdsInput {...field} of={spec.of} value={settings[name]} />
  ),
  flag: ({ name, settings, field }) => (
    <Choice
      label={field.label}
      checked={settings[name] === true}
      onChange={(checked) => field.onChange(checked || undefined)}
    />
  ),
  text: ({ name, settings, field }) => (
    <TextInput
      {...field}
      value={textIn(settings[name])}
      onChange={(typed) => field.onChange(typed === "" ? undefined : typed)}
    />
  ),
  event_type: ({ name, spec, settings, field }) => (
    <EventTypeInput
      {...field}
      value={textIn(settings[name])}
      optional={!!spec.optional}
    />
  ),
  where: ({ name, settings, field }) => (
    <WhereFields
      {...field}
      type={textIn(settings["type"])}
      value={settings[name]}
    />
  ),
}

function IntegerParam({ name, spec, settings, field }: InputProps) {
  const { currencies } = useEditor()
  const value = numberIn(settings[name])
  return spec.unit === "minor" ? (
    <MoneyInput
      {...field}
      value={value}
      currency={textIn(settings["currency"]) ?? currencies[0] ?? "eur"}
    />
  ) : (
    <WholeInput {...field} value={value} />
  )
}

function CurrencyParam({ name, spec, settings, field }: InputProps) {
  const { text } = useWords()
  const { currencies } = useEditor()
  return (
    <ChoiceInput
      {...field}
      value={textIn(settings[name])}
      {...(spec.optional && { none: text("settings.none") })}
      choices={currencies.map((one) => ({
        value: one,
        label: one.toUpperCase(),
      }))}
    />
  )
}

function ChoiceParam({
  name,
  spec,
  settings,
  field,
}: InputProps<Spec & { type: "choice" }>) {
  const { text, textOr } = useWords()
  return (
    <ChoiceInput
      {...field}
      value={textIn(settings[name])}
      {...(spec.optional && { none: text("settings.default") })}
      choices={spec.of.map((one) => ({
        value: one,
        label: textOr(`settings.${name}_${one}`, one),
      }))}
    />
  )
}
