import { Hint, Label, Text, Textarea } from "@medusajs/ui"
import { useId } from "react"
import type { ParkedDraft, ParkedField } from "../../lib/parked-correction"
import { useWords } from "../../lib/use-words"
import { Field } from "../field"

interface ParkedFieldsProps {
  readonly draft: ParkedDraft
  readonly faults: ReadonlySet<ParkedField>
  /** Null: it has no value. */
  readonly currency: string | null
  readonly onChange: (draft: ParkedDraft) => void
}

/** What of a parked event staff may correct. */
export function ParkedFields(props: ParkedFieldsProps) {
  const { draft, faults, currency, onChange } = props
  const { text } = useWords()
  return (
    <>
      <div>
        <Field
          label={text("health.parked_event.customer")}
          hint={text("health.parked_event.customer_hint")}
          value={draft.customer}
          maxLength={128}
          aria-invalid={faults.has("customer")}
          onChange={(customer) => onChange({ ...draft, customer })}
        />
        <Fault shown={faults.has("customer")} field="customer" />
      </div>
      {currency !== null && (
        <div>
          <Field
            label={text("health.parked_event.value", {
              currency: currency.toUpperCase(),
            })}
            inputMode="decimal"
            value={draft.value}
            maxLength={20}
            aria-invalid={faults.has("value")}
            onChange={(value) => onChange({ ...draft, value })}
          />
          <Fault shown={faults.has("value")} field="value" />
        </div>
      )}
      <div>
        <AttributesField
          value={draft.attributes}
          invalid={faults.has("attributes")}
          onChange={(attributes) => onChange({ ...draft, attributes })}
        />
        <Fault shown={faults.has("attributes")} field="attributes" />
      </div>
    </>
  )
}

interface AttributesFieldProps {
  readonly value: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

function AttributesField({ value, invalid, onChange }: AttributesFieldProps) {
  const { text } = useWords()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {text("health.parked_event.attributes")}
      </Label>
      <Textarea
        id={id}
        rows={Math.min(12, value.split("\n").length + 1)}
        className="font-mono"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={invalid}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Text id={`${id}-hint`} size="xsmall" className="text-ui-fg-subtle">
        {text("health.parked_event.attributes_hint")}
      </Text>
    </div>
  )
}

interface FaultProps {
  readonly shown: boolean
  readonly field: ParkedField
}

/** What is wrong with a field, said when it is. */
function Fault({ shown, field }: FaultProps) {
  const { text } = useWords()
  return (
    <div role="status">
      {shown && (
        <Hint variant="error" className="mt-1">
          {text(`health.parked_event.${field}_fault`)}
        </Hint>
      )}
    </div>
  )
}
