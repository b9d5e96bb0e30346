import { Button, Container, Heading, Tabs } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type {
  AdminCatalogueResponse,
  AdminLadder,
  LadderDocument,
} from "../../../types"
import { useDraft } from "../../lib/use-draft"
import { usePreview } from "../../lib/use-preview"
import { useWords } from "../../lib/use-words"
import { Columns } from "../columns"
import { DocumentJson } from "./document-json"
import { EarnList } from "./earn-list"
import { EditorProvider } from "./editor-context"
import { GeneralFields } from "./general-fields"
import { LeaveGuard } from "./leave-guard"
import { LiveCount } from "./live-count"
import { PublishDraft } from "./publish-draft"
import { RewardList } from "./reward-list"
import { RungList } from "./rung-list"

interface LadderEditorProps {
  readonly ladder: AdminLadder
  /** What is saved: the draft, or the live document where there is none. */
  readonly start: LadderDocument
  readonly catalogue: AdminCatalogueResponse
  readonly currencies: readonly string[]
}

/** A ladder's draft as a form and as JSON, and what it would do. */
export function LadderEditor({
  ladder,
  start,
  catalogue,
  currencies,
}: LadderEditorProps) {
  const navigate = useNavigate()
  const draft = useDraft(ladder, start)
  const { document, unsaved, save } = draft
  const [publishing, setPublishing] = useState(false)
  const live = usePreview(document, ladder.id)
  const savedAtLeast = (): Promise<boolean> =>
    unsaved || ladder.draft === null ? save() : Promise.resolve(true)
  return (
    <EditorProvider value={{ catalogue, currencies, faults: live.faults }}>
      <LeaveGuard unsaved={unsaved} />
      <EditorHeader
        name={document.name}
        unsaved={unsaved}
        faulty={live.faults.length > 0}
        busy={draft.busy}
        onSave={() => void save()}
        onPublish={() => void savedAtLeast().then(setPublishing)}
      />
      <Columns least="26rem">
        <DocumentForm
          document={document}
          faults={live.faults}
          onChange={draft.change}
        />
        <LiveCount live={live} />
      </Columns>
      {publishing && (
        <PublishDraft
          ladder_id={ladder.id}
          name={document.name}
          live={ladder.live !== null}
          based_on={draft.seen}
          preview={live.preview}
          onClose={() => setPublishing(false)}
          onPublished={() => void navigate(`/ladder?ladder=${ladder.id}`)}
        />
      )}
    </EditorProvider>
  )
}

interface EditorHeaderProps {
  readonly name: string
  readonly unsaved: boolean
  readonly faulty: boolean
  readonly busy: boolean
  readonly onSave: () => void
  readonly onPublish: () => void
}

function EditorHeader({
  name,
  unsaved,
  faulty,
  busy,
  onSave,
  onPublish,
}: EditorHeaderProps) {
  const { text } = useWords()
  return (
    <Container className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-6 py-4">
      <Heading className="min-w-0 break-words">
        {text("editor.title", { name })}
      </Heading>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={!unsaved || faulty}
          isLoading={busy}
          onClick={onSave}
        >
          {text(unsaved ? "editor.save" : "editor.all_saved")}
        </Button>
        <Button size="small" disabled={faulty || busy} onClick={onPublish}>
          {text("editor.publish_ask")}
        </Button>
      </div>
    </Container>
  )
}

interface DocumentFormProps {
  readonly document: LadderDocument
  readonly faults: Parameters<typeof DocumentJson>[0]["faults"]
  readonly onChange: (document: LadderDocument) => void
}

/** The same document twice: in fields, and as it is. */
function DocumentForm({ document, faults, onChange }: DocumentFormProps) {
  const { text } = useWords()
  return (
    <Container className="p-0">
      <Tabs defaultValue="form">
        <Tabs.List className="px-6 pt-4">
          <Tabs.Trigger value="form">{text("editor.form")}</Tabs.Trigger>
          <Tabs.Trigger value="json">{text("editor.json")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="form" className="divide-y">
          <GeneralFields document={document} onChange={onChange} />
          <RungList
            rungs={document.rungs}
            onChange={(rungs) => onChange({ ...document, rungs })}
          />
          <EarnList
            earn={document.earn}
            onChange={(earn) => onChange({ ...document, earn })}
          />
          <RewardList
            rewards={document.rewards}
            rungs={document.rungs}
            onChange={(rewards) => onChange({ ...document, rewards })}
          />
        </Tabs.Content>
        <Tabs.Content value="json">
          <DocumentJson
            document={document}
            faults={faults}
            onChange={onChange}
          />
        </Tabs.Content>
      </Tabs>
    </Container>
  )
}
