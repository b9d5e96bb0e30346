import { useState } from "react"
import type {
  AdminLadder,
  AdminLadderResponse,
  AdminUpdateDraft,
  LadderDocument,
} from "../../types"
import { useChange } from "./use-change"
import { useWords } from "./use-words"

/** A document being edited, and how it is kept. */
export interface Draft {
  readonly document: LadderDocument
  readonly change: (document: LadderDocument) => void
  readonly unsaved: boolean
  /** When the draft one has seen was saved; null: there was none. */
  readonly seen: string | null
  /** False where it was refused, by somebody else's draft for one. */
  readonly save: () => Promise<boolean>
  readonly busy: boolean
}

/** Opens a ladder's draft, or its live document where there is none. */
export function useDraft(ladder: AdminLadder, start: LadderDocument): Draft {
  const { text } = useWords()
  const [document, change] = useState(start)
  const [saved, setSaved] = useState(start)
  const [seen, setSeen] = useState(ladder.draft_saved_at)
  const { make, busy } = useChange<AdminUpdateDraft, AdminLadderResponse>(
    `ladders/${encodeURIComponent(ladder.id)}/draft`,
    { done: text("editor.saved") }
  )
  const save = async (): Promise<boolean> => {
    const done = await make({ document, based_on: seen })
    if (done) {
      setSaved(document)
      setSeen(done.ladder.draft_saved_at)
    }
    return done !== null
  }
  return { document, change, unsaved: document !== saved, seen, save, busy }
}
