import { Button, Drawer, Label, Text, Textarea } from "@medusajs/ui"
import { useId, useState, type ReactNode } from "react"
import { useWords } from "../lib/use-words"

/** As long as the server takes. */
const reason_length_max = 200

interface ConfirmProps {
  readonly title: string
  readonly hint: string
  /** What the button says that does it. */
  readonly action: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly onClose: () => void
  /** Given the reason, which is never empty. */
  readonly onConfirm: (reason: string) => void
  /** What to know or choose before: numbers, choices. */
  readonly children?: ReactNode
}

/** Asks before something that staff answer for, and for the reason. */
export function Confirm(props: ConfirmProps) {
  const { title, hint, action, danger = false, busy } = props
  const { text } = useWords()
  const form = useId()
  const [reason, setReason] = useState("")
  return (
    <Drawer open onOpenChange={(open) => !open && props.onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description>{hint}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto">
          <form
            id={form}
            className="flex flex-col gap-y-6"
            onSubmit={(event) => {
              event.preventDefault()
              props.onConfirm(reason.trim())
            }}
          >
            {props.children}
            <ReasonField reason={reason} onChange={setReason} />
          </form>
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {text("confirm.cancel")}
          </Button>
          <Button
            type="submit"
            form={form}
            size="small"
            variant={danger ? "danger" : "primary"}
            disabled={reason.trim() === ""}
            isLoading={busy}
          >
            {action}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

interface ReasonFieldProps {
  readonly reason: string
  readonly onChange: (reason: string) => void
}

/** Why; kept with who. */
export function ReasonField({ reason, onChange }: ReasonFieldProps) {
  const { text } = useWords()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {text("confirm.reason")}
      </Label>
      <Textarea
        id={id}
        maxLength={reason_length_max}
        aria-describedby={`${id}-hint`}
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
      <Text id={`${id}-hint`} size="xsmall" className="text-ui-fg-subtle">
        {text("confirm.reason_hint")}
      </Text>
    </div>
  )
}
