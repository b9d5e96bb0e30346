import { Input } from "@medusajs/ui"
import { useId } from "react"
import type { LadderDocument } from "../../../types"
import { useWords } from "../../lib/use-words"
import { faultAt } from "../../lib/document-faults"
import { Choice } from "./choice"
import { useEditor } from "./editor-context"
import { Field } from "./field"
import { FieldGroup } from "./field-group"
import { ChoiceInput, TextInput } from "./inputs"
import { RatesFields } from "./rates-fields"
import { TakesPartFields } from "./takes-part"

interface GeneralFieldsProps {
  readonly document: LadderDocument
  readonly onChange: (document: LadderDocument) => void
}

const zones = Intl.supportedValuesOf("timeZone")

/** What holds for the whole ladder. */
export function GeneralFields({ document, onChange }: GeneralFieldsProps) {
  const { text } = useWords()
  return (
    <div className="grid grid-cols-2 gap-3 px-6 py-4">
      <TextInput
        label={text("editor.name")}
        path="name"
        value={document.name}
        onChange={(name) => onChange({ ...document, name: name ?? "" })}
      />
      <ZoneInput
        zone={document.zone}
        onChange={(zone) => onChange({ ...document, zone })}
      />
      <ChoiceInput
        label={text("editor.fall")}
        path="fall"
        value={document.fall ?? "to_what_holds"}
        choices={[
          { value: "to_what_holds", label: text("editor.fall_far") },
          { value: "one", label: text("editor.fall_near") },
        ]}
        onChange={(fall) =>
          onChange({
            ...document,
            fall: fall === "one" ? "one" : "to_what_holds",
          })
        }
      />
      <ChoiceInput
        label={text("editor.skipped")}
        path="skipped_rungs"
        value={document.skipped_rungs ?? "all"}
        choices={[
          { value: "all", label: text("editor.skipped_all") },
          { value: "top", label: text("editor.skipped_top") },
        ]}
        onChange={(skipped) =>
          onChange({
            ...document,
            skipped_rungs: skipped === "top" ? "top" : "all",
          })
        }
      />
      <Acknowledged document={document} onChange={onChange} />
      <RatesFields document={document} onChange={onChange} />
      <TakesPartFields document={document} onChange={onChange} />
    </div>
  )
}

/** Asked only where a rating is paid for, or was. */
function Acknowledged({ document, onChange }: GeneralFieldsProps) {
  const { text } = useWords()
  const { faults } = useEditor()
  const path = "acknowledged.paying_for_ratings"
  const checked = document.acknowledged?.paying_for_ratings === true
  if (!checked && faultAt(faults, path) === undefined) {
    return null
  }
  const { acknowledged: _, ...others } = document
  return (
    <FieldGroup label={text("editor.ratings")} path={path}>
      <Choice
        label={text("editor.ratings_known")}
        checked={checked}
        onChange={(known) =>
          onChange(
            known
              ? { ...others, acknowledged: { paying_for_ratings: true } }
              : others
          )
        }
      />
    </FieldGroup>
  )
}

interface ZoneInputProps {
  readonly zone: string
  readonly onChange: (zone: string) => void
}

/** Where days begin and end: any IANA zone, with a list to choose from. */
function ZoneInput({ zone, onChange }: ZoneInputProps) {
  const { text } = useWords()
  const list = useId()
  return (
    <Field label={text("editor.zone")} path="zone">
      {(control) => (
        <>
          <Input
            {...control}
            size="small"
            list={list}
            value={zone}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {zones.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
