import type { LadderDocument } from "../../../types"
import { useWords } from "../../lib/use-words"
import { IdsInput } from "./ids-input"

interface TakesPartFieldsProps {
  readonly document: LadderDocument
  readonly onChange: (document: LadderDocument) => void
}

/** Whose doings the ladder is about. */
export function TakesPartFields({ document, onChange }: TakesPartFieldsProps) {
  const { text } = useWords()
  const change = (
    name: "sales_channels" | "groups_left_out",
    ids: readonly string[] | undefined
  ) => {
    const { takes_part = {}, ...others } = document
    const { [name]: _, ...rest } = takes_part
    const changed = ids === undefined ? rest : { ...rest, [name]: ids }
    onChange(
      Object.keys(changed).length === 0
        ? others
        : { ...others, takes_part: changed }
    )
  }
  return (
    <>
      <IdsInput
        label={text("editor.sales_channels")}
        path="takes_part.sales_channels"
        of="sales_channel"
        value={document.takes_part?.sales_channels}
        onChange={(ids) => change("sales_channels", ids)}
      />
      <IdsInput
        label={text("editor.groups_left_out")}
        path="takes_part.groups_left_out"
        of="customer_group"
        value={document.takes_part?.groups_left_out}
        onChange={(ids) => change("groups_left_out", ids)}
      />
    </>
  )
}
