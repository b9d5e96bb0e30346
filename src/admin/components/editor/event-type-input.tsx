import { Input } from "@medusajs/ui"
import { useId } from "react"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"
import { Field } from "./field"

interface EventTypeInputProps {
  readonly label: string
  readonly path: string
  readonly value: string | undefined
  /** Empty means events of any kind. */
  readonly optional?: boolean
  readonly onChange: (value: string | undefined) => void
}

/** A type of the catalogue, or one of the shop's own: `custom.…`. */
export function EventTypeInput({
  label,
  path,
  value,
  optional = false,
  onChange,
}: EventTypeInputProps) {
  const { textOr, text } = useWords()
  const { catalogue } = useEditor()
  const list = useId()
  return (
    <Field label={label} path={path}>
      {(control) => (
        <>
          <Input
            {...control}
            size="small"
            list={list}
            value={value ?? ""}
            placeholder={text(
              optional ? "editor.any_event" : "editor.event_hint"
            )}
            onChange={(event) => {
              const typed = event.target.value.trim()
              onChange(optional && typed === "" ? undefined : typed)
            }}
          />
          <datalist id={list}>
            {catalogue.event_types.map(({ name, label: known }) => (
              <option key={name} value={name}>
                {textOr(`events.${name}.title`, known)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
