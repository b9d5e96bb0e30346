import { Table } from "@medusajs/ui"
import type {
  AdminPreview,
  AdminPublishLadder,
  AdminRung,
} from "../../../types"
import { useChange } from "../../lib/use-change"
import { useRungs } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"

interface PublishDraftProps {
  readonly ladder_id: string
  readonly name: string
  readonly live: boolean
  /** The draft one has seen. */
  readonly based_on: string | null
  readonly preview: AdminPreview | undefined
  readonly onClose: () => void
  readonly onPublished: () => void
}

/** Says what publishing changes, and asks why it is done. */
export function PublishDraft(props: PublishDraftProps) {
  const { ladder_id, name, live, based_on, preview } = props
  const { text } = useWords()
  const { make, busy } = useChange<AdminPublishLadder>(
    `ladders/${encodeURIComponent(ladder_id)}/publish`,
    { done: text("editor.published", { name }) }
  )
  return (
    <Confirm
      title={text("editor.publish_title", { name })}
      hint={text(live ? "editor.publish_hint" : "editor.publish_first_hint")}
      action={text("editor.publish")}
      busy={busy}
      onClose={props.onClose}
      onConfirm={(reason) =>
        void make({ reason, based_on }).then(
          (done) => done && props.onPublished()
        )
      }
    >
      {preview && (
        <BeforeAndAfter ladder_id={ladder_id} live={live} preview={preview} />
      )}
    </Confirm>
  )
}

interface BeforeAndAfterProps {
  readonly ladder_id: string
  readonly live: boolean
  readonly preview: AdminPreview
}

function BeforeAndAfter({ ladder_id, live, preview }: BeforeAndAfterProps) {
  const { text, number } = useWords()
  const read = useRungs(ladder_id)
  const now = new Map(
    (read.data?.rungs ?? []).map((rung: AdminRung) => [rung.rung, rung.members])
  )
  return (
    <Table>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell>{text("editor.rung")}</Table.HeaderCell>
          {live && (
            <Table.HeaderCell className="text-right">
              {text("editor.now")}
            </Table.HeaderCell>
          )}
          <Table.HeaderCell className="text-right">
            {text("editor.then")}
          </Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {[...preview.rungs].reverse().map((rung) => (
          <Table.Row key={rung.position}>
            <Table.Cell>
              {rung.rung === null ? text("general.ground") : rung.name}
            </Table.Cell>
            {live && (
              <Table.Cell className="text-right">
                {number(now.get(rung.rung) ?? 0)}
              </Table.Cell>
            )}
            <Table.Cell className="text-right">
              {rung.error > 0
                ? text("editor.about", {
                    number: number(rung.members),
                    error: number(rung.error),
                  })
                : number(rung.members)}
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}
