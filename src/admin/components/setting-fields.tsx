import type { ParamSpecs } from "../../types"
import type { Typed } from "../lib/typed-settings"
import { useWords } from "../lib/use-words"
import { Choice } from "./choice"
import { Field } from "./field"

interface SettingFieldsProps {
  readonly params: ParamSpecs
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
}

/** A field for each setting, drawn from the settings' description. */
export function SettingFields({ params, typed, onType }: SettingFieldsProps) {
  const { text, textOr } = useWords()
  return (
    <div className="flex flex-col gap-y-4">
      {Object.entries(params).map(([name, spec]) => {
        const label = textOr(`settings.${name}`, spec.label)
        const value = typed[name] ?? ""
        const onChange = (changed: string) =>
          onType({ ...typed, [name]: changed })
        if (spec.type === "choice") {
          return (
            <Choice
              key={name}
              label={label}
              value={value}
              placeholder={text("settings.default")}
              options={spec.of.map((option) => ({
                value: option,
                label: textOr(`settings.${name}_${option}`, option),
              }))}
              onChoose={onChange}
            />
          )
        }
        // Others are no single line to type.
        return spec.type === "integer" || spec.type === "currency" ? (
          <Field
            key={name}
            label={label}
            value={value}
            inputMode={spec.type === "currency" ? "text" : "decimal"}
            required={spec.optional !== true}
            onChange={
              spec.type === "currency"
                ? (changed) => onChange(changed.toLowerCase())
                : onChange
            }
          />
        ) : null
      })}
    </div>
  )
}
