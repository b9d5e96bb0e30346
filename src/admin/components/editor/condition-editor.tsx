import { PlusMini, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton } from "@medusajs/ui"
import { faultAt } from "../../lib/document-faults"
import {
  emptyOf,
  formOf,
  partsOf,
  settingsOf,
  withParts,
  type RawCondition,
} from "../../lib/condition-form"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"
import { ChoiceInput } from "./inputs"
import { ParamFields } from "./param-fields"

interface ConditionEditorProps {
  readonly label: string
  readonly path: string
  readonly condition: RawCondition
  readonly onChange: (condition: RawCondition) => void
  readonly onRemove?: () => void
}

/** A condition: a kind with its settings, or several joined; to any depth. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { label, path, condition, onChange, onRemove } = props
  const { text, textOr } = useWords()
  const { catalogue, currencies, faults } = useEditor()
  const form = formOf(condition)
  const kind = catalogue.condition_kinds.find(({ name }) => name === form)
  const fault = faultAt(faults, path)
  const choices = [
    ...catalogue.condition_kinds.map((one) => ({
      value: one.name,
      label: textOr(`editor.kinds.${one.name}`, one.label),
    })),
    ...(["all", "any", "not"] as const).map((value) => ({
      value,
      label: text(`editor.join.${value}`),
    })),
  ]
  return (
    <div className="border-ui-border-base flex flex-col gap-y-3 border-l pl-3">
      <div className="flex items-end gap-x-2">
        <div className="min-w-0 flex-1">
          <ChoiceInput
            label={label}
            path={`${path}.kind`}
            value={form}
            choices={choices}
            onChange={(chosen) =>
              onChange(emptyOf(chosen ?? "", condition, currencies[0] ?? "eur"))
            }
          />
        </div>
        {onRemove && (
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={text("editor.remove_condition")}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        )}
      </div>
      {fault !== undefined && <Hint variant="error">{fault}</Hint>}
      {kind ? (
        <ParamFields
          params={kind.params}
          settings={settingsOf(condition)}
          path={path}
          onChange={(settings) => onChange({ ...settings, kind: kind.name })}
        />
      ) : (
        <Parts {...props} />
      )}
    </div>
  )
}

/** The parts of several joined, each a condition of its own. */
function Parts({ path, condition, onChange }: ConditionEditorProps) {
  const { text } = useWords()
  const { currencies } = useEditor()
  const form = formOf(condition)
  const parts = partsOf(condition)
  const change = (changed: readonly RawCondition[]) =>
    onChange(withParts(form, changed))
  return (
    <>
      {parts.map((part, index) => (
        <ConditionEditor
          key={index}
          label={text("editor.condition", { number: index + 1 })}
          path={form === "not" ? `${path}.not` : `${path}.${form}[${index}]`}
          condition={part}
          onChange={(changed) =>
            change(parts.map((one, i) => (i === index ? changed : one)))
          }
          {...(parts.length > 1 && {
            onRemove: () => change(parts.filter((_, i) => i !== index)),
          })}
        />
      ))}
      {form !== "not" && (
        <Button
          type="button"
          size="small"
          variant="transparent"
          className="self-start"
          onClick={() =>
            change([
              ...parts,
              emptyOf("points", undefined, currencies[0] ?? "eur"),
            ])
          }
        >
          <PlusMini />
          {text("editor.add_condition")}
        </Button>
      )}
    </>
  )
}
