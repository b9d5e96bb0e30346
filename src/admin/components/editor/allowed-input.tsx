import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { AttributeSpecs } from "../../../types"
import {
  beginningIn,
  boundsIn,
  listIn,
  readValues,
  valuesText,
} from "../../lib/where-text"
import { useWords } from "../../lib/use-words"
import { Choice } from "./choice"
import { Field } from "./field"
import { FieldGroup } from "./field-group"
import { IdsInput } from "./ids-input"
import { ChoiceInput, TextInput, WholeInput } from "./inputs"

interface AllowedInputProps {
  readonly label: string
  readonly path: string
  /** Undefined: the type declares no such attribute any more. */
  readonly spec: AttributeSpecs[string] | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** What an attribute must be, asked as its declaration says. */
export function AllowedInput({ spec, ...field }: AllowedInputProps) {
  const { text } = useWords()
  switch (spec?.type) {
    case "thing":
      return (
        <IdsInput
          {...field}
          of={spec.of}
          onChange={(ids) => field.onChange(ids ?? [])}
        />
      )
    case "choice":
      return <Several {...field} of={spec.of} />
    case "yes_no":
      return (
        <ChoiceInput
          {...field}
          value={listIn(field.value)[0] === false ? "no" : "yes"}
          choices={[
            { value: "yes", label: text("editor.yes") },
            { value: "no", label: text("editor.no") },
          ]}
          onChange={(chosen) => field.onChange([chosen !== "no"])}
        />
      )
    case "number":
      return <NumberInput {...field} />
    default:
      return <TextsInput {...field} />
  }
}

type Field = Omit<AllowedInputProps, "spec">

function Several({
  label,
  path,
  value,
  of,
  onChange,
}: Field & { readonly of: readonly string[] }) {
  const { textOr } = useWords()
  const chosen = listIn(value)
  return (
    <FieldGroup label={label} path={path}>
      {of.map((one) => (
        <Choice
          key={one}
          label={textOr(`attributes.values.${one}`, one)}
          checked={chosen.includes(one)}
          onChange={(checked) =>
            onChange(
              of.filter((other) =>
                other === one ? checked : chosen.includes(other)
              )
            )
          }
        />
      ))}
    </FieldGroup>
  )
}

/** One of some numbers, or any between two. */
function NumberInput({ label, path, value, onChange }: Field) {
  const { text } = useWords()
  const bounds = boundsIn(value)
  return (
    <div className="grid grid-cols-3 gap-2">
      <ChoiceInput
        label={label}
        path={path}
        value={bounds ? "bounds" : "list"}
        choices={[
          { value: "list", label: text("editor.where_one_of") },
          { value: "bounds", label: text("editor.where_between") },
        ]}
        onChange={(form) => onChange(form === "bounds" ? { at_least: 1 } : [])}
      />
      {bounds ? (
        <>
          <WholeInput
            label={text("editor.where_at_least")}
            path={`${path}.at_least`}
            value={bounds.at_least}
            onChange={(at_least) => onChange(bound(bounds, { at_least }))}
          />
          <WholeInput
            label={text("editor.where_at_most")}
            path={`${path}.at_most`}
            value={bounds.at_most}
            onChange={(at_most) => onChange(bound(bounds, { at_most }))}
          />
        </>
      ) : (
        <ValuesInput
          label={text("editor.where_values")}
          path={path}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  )
}

/** Without a bound that was emptied. */
const bound = (
  bounds: NonNullable<ReturnType<typeof boundsIn>>,
  changed: { at_least?: number | undefined; at_most?: number | undefined }
) =>
  Object.fromEntries(
    Object.entries({ ...bounds, ...changed }).filter(
      ([, number]) => number !== undefined
    )
  )

/** One of some texts, or any that begins so. */
function TextsInput({ label, path, value, onChange }: Field) {
  const { text } = useWords()
  const beginning = beginningIn(value)
  return (
    <div className="grid grid-cols-2 gap-2">
      <ChoiceInput
        label={label}
        path={path}
        value={beginning === undefined ? "list" : "begins"}
        choices={[
          { value: "list", label: text("editor.where_one_of") },
          { value: "begins", label: text("editor.where_begins") },
        ]}
        onChange={(form) =>
          onChange(form === "begins" ? { begins_with: "" } : [])
        }
      />
      {beginning === undefined ? (
        <ValuesInput
          label={text("editor.where_values")}
          path={path}
          value={value}
          texts
          onChange={onChange}
        />
      ) : (
        <TextInput
          label={text("editor.where_beginning")}
          path={`${path}.begins_with`}
          value={beginning}
          onChange={(typed) => onChange({ begins_with: typed ?? "" })}
        />
      )}
    </div>
  )
}

/** A list typed with commas between. */
function ValuesInput({
  label,
  path,
  value,
  texts = false,
  onChange,
}: Field & { readonly texts?: boolean }) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Field label={label} path={path}>
      {(control) => (
        <Input
          {...control}
          size="small"
          value={typed ?? valuesText(value, texts)}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(readValues(event.target.value, texts))
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}
