import type { LadderDocument } from "../../../types"
import { freeId, withItem, withoutItem } from "../../lib/list-edit"
import { useWords } from "../../lib/use-words"
import { Choice } from "./choice"
import { useEditor } from "./editor-context"
import { ChoiceInput, TextInput } from "./inputs"
import { ItemCard } from "./item-card"
import { ItemList } from "./item-list"
import { ParamFields } from "./param-fields"

type Reward = LadderDocument["rewards"][number]
type Rungs = LadderDocument["rungs"]

interface RewardListProps {
  readonly rewards: readonly Reward[]
  readonly rungs: Rungs
  readonly onChange: (rewards: readonly Reward[]) => void
}

/** What is given to whoever reaches a rung. */
export function RewardList({ rewards, rungs, onChange }: RewardListProps) {
  const { text } = useWords()
  const { catalogue } = useEditor()
  const [kind] = catalogue.reward_kinds
  const top = rungs.at(-1)
  const add = () =>
    onChange([
      ...rewards,
      {
        id: freeId(rewards, "reward"),
        name: text("editor.new_reward"),
        kind: kind?.name ?? "",
        on: { rung_entered: top?.id ?? "" },
        settings: { percent: 10 },
      },
    ])
  return (
    <ItemList
      title={text("editor.rewards")}
      hint={text("editor.rewards_hint")}
      add={text("editor.add_reward")}
      onAdd={add}
    >
      {rewards.map((reward, index) => (
        <ItemCard
          key={reward.id}
          title={reward.name}
          path={`rewards[${index}]`}
          onRemove={() => onChange(withoutItem(rewards, index))}
        >
          <RewardFields
            reward={reward}
            rungs={rungs}
            path={`rewards[${index}]`}
            onChange={(changed) => onChange(withItem(rewards, index, changed))}
          />
        </ItemCard>
      ))}
    </ItemList>
  )
}

interface RewardFieldsProps {
  readonly reward: Reward
  readonly rungs: Rungs
  readonly path: string
  readonly onChange: (reward: Reward) => void
}

function RewardFields({ reward, rungs, path, onChange }: RewardFieldsProps) {
  const { text, textOr } = useWords()
  const { catalogue } = useEditor()
  const kind = catalogue.reward_kinds.find(({ name }) => name === reward.kind)
  return (
    <>
      <TextInput
        label={text("editor.name")}
        path={`${path}.name`}
        value={reward.name}
        onChange={(name) => onChange({ ...reward, name: name ?? "" })}
      />
      <div className="grid grid-cols-2 gap-3">
        <ChoiceInput
          label={text("editor.reward_on")}
          path={`${path}.on.rung_entered`}
          value={reward.on.rung_entered}
          choices={rungs.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(rung) =>
            onChange({ ...reward, on: { rung_entered: rung ?? "" } })
          }
        />
        <ChoiceInput
          label={text("editor.reward_kind")}
          path={`${path}.kind`}
          value={reward.kind}
          choices={catalogue.reward_kinds.map(({ name, label }) => ({
            value: name,
            label: textOr(`editor.kinds.${name}`, label),
          }))}
          onChange={(name) =>
            onChange({ ...reward, kind: name ?? "", settings: {} })
          }
        />
      </div>
      {kind && (
        <ParamFields
          params={kind.params}
          settings={reward.settings}
          path={`${path}.settings`}
          onChange={(settings) => onChange({ ...reward, settings })}
        />
      )}
      <Choice
        label={text("editor.void_on_fall")}
        checked={reward.void_on_fall ?? false}
        onChange={(checked) => {
          const { void_on_fall: _, ...others } = reward
          onChange(checked ? { ...others, void_on_fall: true } : others)
        }}
      />
    </>
  )
}
