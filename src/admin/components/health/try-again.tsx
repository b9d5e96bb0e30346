import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"

interface TryAgainProps<Answer> {
  /** Below `/admin/ladder`; takes a reason, and what is meant. */
  readonly path: string
  readonly what: Readonly<Record<string, string>>
  /** What the button says. */
  readonly label: string
  /** What the button says that does it; default: that it is tried again. */
  readonly action?: string
  readonly title: string
  readonly hint: string
  /** Shows what became of it. */
  readonly told: (answer: Answer) => void
}

/** A button that has something done or tried again now, for a reason. */
export function TryAgain<Answer extends object>(props: TryAgainProps<Answer>) {
  const { path, what, label, action, title, hint, told } = props
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  const { make, busy } = useChange<object, Answer>(path, { done: told })
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={title}
        onClick={() => setAsked(true)}
      >
        {label}
      </Button>
      {asked && (
        <Confirm
          title={title}
          hint={hint}
          action={action ?? text("health.retry")}
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={(reason) =>
            void make({ ...what, reason }).then(
              (answer) => answer && setAsked(false)
            )
          }
        />
      )}
    </>
  )
}
