import { Input, Select } from "@medusajs/ui"
import { useState } from "react"
import { decimalsOf } from "../../lib/decimals"
import { majorText, minorOf } from "../../lib/money-text"
import { Field } from "./field"

interface InputProps<T> {
  readonly label: string
  readonly path: string
  readonly value: T | undefined
  readonly onChange: (value: T | undefined) => void
}

export function TextInput({
  label,
  path,
  value,
  onChange,
}: InputProps<string>) {
  return (
    <Field label={label} path={path}>
      {(control) => (
        <Input
          {...control}
          size="small"
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A whole number; emptied, there is none. */
export function WholeInput({
  label,
  path,
  value,
  onChange,
}: InputProps<number>) {
  return (
    <Field label={label} path={path}>
      {(control) => (
        <Input
          {...control}
          size="small"
          type="number"
          step={1}
          value={value ?? ""}
          onChange={(event) =>
            onChange(
              event.target.value === "" ? undefined : Number(event.target.value)
            )
          }
        />
      )}
    </Field>
  )
}

/** An amount, typed in whole units of its currency and kept in minor ones. */
export function MoneyInput({
  label,
  path,
  value,
  currency,
  onChange,
}: InputProps<number> & { readonly currency: string }) {
  const decimals = decimalsOf(currency)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === undefined ? "" : majorText(value, decimals)
  return (
    <Field label={`${label} (${currency.toUpperCase()})`} path={path}>
      {(control) => (
        <Input
          {...control}
          size="small"
          inputMode="decimal"
          value={typed ?? shown}
          aria-invalid={
            control["aria-invalid"] ||
            (typed !== null && minorOf(typed, decimals) === null)
          }
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(minorOf(event.target.value, decimals) ?? undefined)
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One of a few; `none` is a choice of its own where nothing may be chosen. */
export function ChoiceInput({
  label,
  path,
  value,
  choices,
  none,
  onChange,
}: InputProps<string> & {
  readonly choices: readonly Choice[]
  readonly none?: string
}) {
  const nothing = "-"
  return (
    <Field label={label} path={path}>
      {(control) => (
        <Select
          size="small"
          value={value ?? (none === undefined ? "" : nothing)}
          onValueChange={(chosen) =>
            onChange(chosen === nothing ? undefined : chosen)
          }
        >
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {none !== undefined && (
              <Select.Item value={nothing}>{none}</Select.Item>
            )}
            {withCurrent(choices, value).map((choice) => (
              <Select.Item key={choice.value} value={choice.value}>
                {choice.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

/** What is in the document stays to be seen, though it is no choice any more. */
function withCurrent(
  choices: readonly Choice[],
  value: string | undefined
): readonly Choice[] {
  return value === undefined || choices.some((one) => one.value === value)
    ? choices
    : [...choices, { value, label: value }]
}
