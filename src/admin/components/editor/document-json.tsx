import { Hint, Label, Textarea } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AdminDocumentFault, LadderDocument } from "../../../types"
import { documentJson } from "../../lib/document-json"
import { readShape } from "../../lib/document-shape"
import { useWords } from "../../lib/use-words"

interface DocumentJsonProps {
  readonly document: LadderDocument
  readonly faults: readonly AdminDocumentFault[]
  readonly onChange: (document: LadderDocument) => void
}

const rows = 24

/**
 * The whole document as text. What cannot be read yet stays here, and the form
 * as it was, until it can.
 */
export function DocumentJson({
  document,
  faults,
  onChange,
}: DocumentJsonProps) {
  const { text } = useWords()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? null : readShape(typed)
  const unread = read && "fault" in read ? read.fault : null
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Label htmlFor={id} size="small" weight="plus">
        {text("editor.json")}
      </Label>
      <Textarea
        id={id}
        rows={rows}
        spellCheck={false}
        className="font-mono"
        aria-invalid={unread !== null || faults.length > 0}
        aria-describedby={`${id}-faults`}
        value={typed ?? documentJson(document)}
        onChange={(event) => {
          setTyped(event.target.value)
          const changed = readShape(event.target.value)
          if ("document" in changed) {
            onChange(changed.document)
          }
        }}
        onBlur={() => unread === null && setTyped(null)}
      />
      <div id={`${id}-faults`} className="flex flex-col gap-y-1">
        {unread !== null && <Hint variant="error">{unread}</Hint>}
        {faults.map(({ path, message }) => (
          <Hint key={`${path} ${message}`} variant="error">
            {path === "" ? message : `${path}: ${message}`}
          </Hint>
        ))}
      </div>
    </div>
  )
}
