import { XMarkMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import type { AttributeSpecs } from "../../../types"
import { useWords } from "../../lib/use-words"
import { AllowedInput } from "./allowed-input"
import { useEditor } from "./editor-context"
import { FieldGroup } from "./field-group"
import { ChoiceInput } from "./inputs"
import { WhereInput } from "./where-input"

type Where = Readonly<Record<string, unknown>>

interface WhereFieldsProps {
  readonly label: string
  readonly path: string
  /** What it is asked of; of types that nobody declared it is typed. */
  readonly type: string | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** What must be so of an event, drawn from what its type declares. */
export function WhereFields({ type, ...field }: WhereFieldsProps) {
  const { catalogue } = useEditor()
  const known = catalogue.event_types.find(({ name }) => name === type)
  return known ? (
    <Asked {...field} attributes={known.attributes} />
  ) : (
    <WhereInput {...field} />
  )
}

interface AskedProps extends Omit<WhereFieldsProps, "type"> {
  readonly attributes: AttributeSpecs
}

function Asked({ label, path, value, attributes, onChange }: AskedProps) {
  const { text, textOr } = useWords()
  const where = (
    typeof value === "object" && value !== null ? value : {}
  ) as Where
  const change = (changed: Where) =>
    onChange(Object.keys(changed).length === 0 ? undefined : changed)
  const nameOf = (name: string) =>
    textOr(`attributes.${name}`, attributes[name]?.label ?? name)
  const left = Object.keys(attributes).filter((name) => !(name in where))
  return (
    <FieldGroup label={label} path={path}>
      {Object.entries(where).map(([name, allowed]) => (
        <div key={name} className="flex items-end gap-x-2">
          <div className="min-w-0 flex-1">
            <AllowedInput
              label={nameOf(name)}
              path={`${path}.${name}`}
              spec={attributes[name]}
              value={allowed}
              onChange={(changed) => change({ ...where, [name]: changed })}
            />
          </div>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={text("settings.take_out", { name: nameOf(name) })}
            onClick={() => change(without(where, name))}
          >
            <XMarkMini />
          </IconButton>
        </div>
      ))}
      {left.length > 0 && (
        <ChoiceInput
          label={text("editor.where_add")}
          path={`${path}.+`}
          value={undefined}
          none={text("editor.where_none")}
          choices={left.map((one) => ({ value: one, label: nameOf(one) }))}
          onChange={(name) =>
            name !== undefined &&
            change({ ...where, [name]: beginOf(attributes[name]) })
          }
        />
      )}
    </FieldGroup>
  )
}

const without = (where: Where, name: string): Where =>
  Object.fromEntries(Object.entries(where).filter(([one]) => one !== name))

/** What is asked first, to be filled in. */
function beginOf(spec: AttributeSpecs[string] | undefined): unknown {
  switch (spec?.type) {
    case "yes_no":
      return [true]
    case "choice":
      return spec.of.slice(0, 1)
    default:
      return []
  }
}
