import { Hint } from "@medusajs/ui"
import type { LadderDocument } from "../../../types"
import { useWords } from "../../lib/use-words"
import { useEditor } from "./editor-context"
import { ChoiceInput, TextInput, WholeInput } from "./inputs"

type EarnRule = LadderDocument["earn"][number]
type Cap = NonNullable<EarnRule["cap"]>

interface CapFieldsProps {
  readonly rule: EarnRule
  readonly path: string
  readonly onChange: (rule: EarnRule) => void
}

/** How often a rule pays a member. */
export function CapFields({ rule, path, onChange }: CapFieldsProps) {
  const { text } = useWords()
  const { catalogue } = useEditor()
  const { cap, ...uncapped } = rule
  const known = catalogue.event_types.find(({ name }) => name === rule.type)
  const change = (changed: Cap) => onChange({ ...uncapped, cap: changed })
  return (
    <>
      <ChoiceInput
        label={text("editor.cap")}
        path={`${path}.cap`}
        value={cap?.per}
        none={text("editor.cap_none")}
        choices={(["day", "ever"] as const).map((value) => ({
          value,
          label: text(`editor.cap_${value}`),
        }))}
        onChange={(per) =>
          per === undefined
            ? onChange(uncapped)
            : change({ ...(cap ?? { times: 1 }), per: per as Cap["per"] })
        }
      />
      {!cap && known?.cap_advised && <Hint>{text("editor.cap_advised")}</Hint>}
      {cap && (
        <>
          <WholeInput
            label={text("editor.cap_times")}
            path={`${path}.cap.times`}
            value={cap.times}
            onChange={(times) => change({ ...cap, times: times ?? 0 })}
          />
          <OncePer
            type={rule.type}
            cap={cap}
            path={`${path}.cap.once_per`}
            onChange={change}
          />
        </>
      )}
    </>
  )
}

interface OncePerProps {
  readonly type: string
  readonly cap: Cap
  readonly path: string
  readonly onChange: (cap: Cap) => void
}

/** An attribute of the type; of the shop's own types the name is typed. */
function OncePer({ type, cap, path, onChange }: OncePerProps) {
  const { text } = useWords()
  const { catalogue } = useEditor()
  const known = catalogue.event_types.find(({ name }) => name === type)
  const { once_per, ...whole } = cap
  const change = (name: string | undefined) =>
    onChange(name === undefined ? whole : { ...whole, once_per: name })
  const field = { label: text("editor.cap_once_per"), path, onChange: change }
  return known ? (
    <ChoiceInput
      {...field}
      value={once_per}
      none={text("editor.cap_each")}
      choices={Object.entries(known.attributes).map(([value, { label }]) => ({
        value,
        label,
      }))}
    />
  ) : (
    <TextInput {...field} value={once_per} />
  )
}
