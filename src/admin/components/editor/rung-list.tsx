import type { LadderDocument } from "../../../types"
import { freeId, moved, withItem, withoutItem } from "../../lib/list-edit"
import { useWords } from "../../lib/use-words"
import { ConditionEditor } from "./condition-editor"
import { TextInput, WholeInput } from "./inputs"
import { Choice } from "./choice"
import { ItemCard } from "./item-card"
import { ItemList } from "./item-list"

type Rung = LadderDocument["rungs"][number]

interface RungListProps {
  readonly rungs: readonly Rung[]
  readonly onChange: (rungs: readonly Rung[]) => void
}

/** The rungs, the highest on top as on a ladder. */
export function RungList({ rungs, onChange }: RungListProps) {
  const { text } = useWords()
  const add = () =>
    onChange([
      ...rungs,
      {
        id: freeId(rungs, "rung"),
        name: text("editor.new_rung", { number: rungs.length + 1 }),
        enter: { kind: "points", at_least: 100 },
      },
    ])
  return (
    <ItemList
      title={text("editor.rungs")}
      hint={text("editor.rungs_hint")}
      add={text("editor.add_rung")}
      onAdd={add}
    >
      {[...rungs.keys()].reverse().map((index) => {
        const rung = rungs[index]
        return (
          rung && (
            <ItemCard
              key={rung.id}
              title={rung.name}
              path={`rungs[${index}]`}
              onUp={
                index < rungs.length - 1
                  ? () => onChange(moved(rungs, index, 1))
                  : undefined
              }
              onDown={
                index > 0 ? () => onChange(moved(rungs, index, -1)) : undefined
              }
              onRemove={
                rungs.length > 1
                  ? () => onChange(withoutItem(rungs, index))
                  : undefined
              }
            >
              <RungFields
                rung={rung}
                path={`rungs[${index}]`}
                onChange={(changed) =>
                  onChange(withItem(rungs, index, changed))
                }
              />
            </ItemCard>
          )
        )
      })}
    </ItemList>
  )
}

interface RungFieldsProps {
  readonly rung: Rung
  readonly path: string
  readonly onChange: (rung: Rung) => void
}

/** Without what is undefined: a missing setting is one that is not there. */
function changedRung(
  rung: Rung,
  changes: { [K in keyof Rung]?: Rung[K] | undefined }
): Rung {
  const { keep, grace_days, floor, discount, ...always } = {
    ...rung,
    ...changes,
  }
  return {
    id: rung.id,
    name: always.name ?? rung.name,
    enter: always.enter ?? rung.enter,
    ...(keep !== undefined && { keep }),
    ...(grace_days !== undefined && { grace_days }),
    ...(floor !== undefined && { floor }),
    ...(discount !== undefined && { discount }),
  }
}

function RungFields({ rung, path, onChange }: RungFieldsProps) {
  const { text } = useWords()
  const change = (changes: Parameters<typeof changedRung>[1]) =>
    onChange(changedRung(rung, changes))
  return (
    <>
      <TextInput
        label={text("editor.name")}
        path={`${path}.name`}
        value={rung.name}
        onChange={(name) => change({ name: name ?? "" })}
      />
      <ConditionEditor
        label={text("editor.enter")}
        path={`${path}.enter`}
        condition={rung.enter}
        onChange={(enter) => change({ enter: enter as Rung["enter"] })}
      />
      <Choice
        label={text("editor.own_keep")}
        checked={rung.keep !== undefined}
        onChange={(own) => change({ keep: own ? rung.enter : undefined })}
      />
      {rung.keep !== undefined && (
        <ConditionEditor
          label={text("editor.keep")}
          path={`${path}.keep`}
          condition={rung.keep}
          onChange={(keep) => change({ keep: keep as Rung["enter"] })}
        />
      )}
      <StandingFields rung={rung} path={path} onChange={onChange} />
    </>
  )
}

/** What holds for those who stand there. */
function StandingFields({ rung, path, onChange }: RungFieldsProps) {
  const { text } = useWords()
  const change = (changes: Parameters<typeof changedRung>[1]) =>
    onChange(changedRung(rung, changes))
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <WholeInput
          label={text("editor.grace_days")}
          path={`${path}.grace_days`}
          value={rung.grace_days}
          onChange={(grace_days) => change({ grace_days })}
        />
        <WholeInput
          label={text("editor.discount")}
          path={`${path}.discount.percent`}
          value={rung.discount?.percent}
          onChange={(percent) =>
            change({
              discount: percent === undefined ? undefined : { percent },
            })
          }
        />
      </div>
      <Choice
        label={text("editor.floor")}
        checked={rung.floor ?? false}
        onChange={(floor) => change({ floor: floor || undefined })}
      />
    </>
  )
}
