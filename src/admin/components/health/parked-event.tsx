import { Button, Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminCorrectParked,
  AdminDropParked,
  AdminParkedEventResponse,
  AdminRetryParkedResponse,
} from "../../../types"
import {
  correctionOf,
  draftOf,
  type ParkedDraft,
} from "../../lib/parked-correction"
import { reasonWords } from "../../lib/reason-words"
import { useChange } from "../../lib/use-change"
import { useRead } from "../../lib/use-read"
import { useWords } from "../../lib/use-words"
import { ReasonField } from "../confirm"
import { Loaded } from "../loaded"
import { ParkedFields } from "./parked-fields"

type Parked = AdminParkedEventResponse["parked"]

interface ParkedEventProps {
  readonly eventKey: string
  readonly told: (answer: AdminRetryParkedResponse) => void
  readonly onClose: () => void
}

/** All a parked event says, to be corrected and tried, or dropped. */
export function ParkedEvent({ eventKey, told, onClose }: ParkedEventProps) {
  const { text } = useWords()
  const read = useRead<AdminParkedEventResponse>(
    "parked/event",
    { key: eventKey },
    { once: true }
  )
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("health.parked_event.title")}</Drawer.Title>
          <Drawer.Description className="break-all">
            {eventKey}
          </Drawer.Description>
        </Drawer.Header>
        <Loaded read={read} lines={6}>
          {({ parked }) => (
            <Correcting parked={parked} told={told} onClose={onClose} />
          )}
        </Loaded>
      </Drawer.Content>
    </Drawer>
  )
}

interface CorrectingProps {
  readonly parked: Parked
  readonly told: (answer: AdminRetryParkedResponse) => void
  readonly onClose: () => void
}

function Correcting({ parked, told, onClose }: CorrectingProps) {
  const { text } = useWords()
  // As it was opened: what is read again meanwhile must not undo what is typed.
  const [first] = useState(parked)
  const [draft, setDraft] = useState<ParkedDraft>(() => draftOf(first))
  const [reason, setReason] = useState("")
  const correct = useChange<AdminCorrectParked, AdminRetryParkedResponse>(
    "parked/correct",
    { done: told }
  )
  const { key } = first
  const { changes, faults } = correctionOf(first, draft)
  const why = reason.trim()
  const leave = (answer: object | null) => answer && onClose()
  const changed = Object.keys(changes).length > 0 && faults.size === 0
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <Reasons parked={first} />
        <form
          id="parked-event"
          className="flex flex-col gap-y-6"
          onSubmit={(event) => {
            event.preventDefault()
            if (changed && why !== "") {
              void correct.make({ key, reason: why, ...changes }).then(leave)
            }
          }}
        >
          <ParkedFields
            draft={draft}
            faults={faults}
            currency={first.currency}
            onChange={setDraft}
          />
          <ReasonField reason={reason} onChange={setReason} />
        </form>
      </Drawer.Body>
      <Drawer.Footer className="flex-wrap">
        <Drop eventKey={key} reason={why} leave={leave} />
        <Button
          type="submit"
          form="parked-event"
          size="small"
          disabled={why === "" || !changed}
          isLoading={correct.busy}
        >
          {text("health.parked_event.correct")}
        </Button>
      </Drawer.Footer>
    </>
  )
}

interface DropProps {
  readonly eventKey: string
  readonly reason: string
  readonly leave: (answer: object | null) => void
}

function Drop({ eventKey: key, reason, leave }: DropProps) {
  const { text } = useWords()
  const { make, busy } = useChange<AdminDropParked>("parked/drop", {
    done: text("health.parked_event.dropped"),
  })
  return (
    <Button
      size="small"
      variant="danger"
      disabled={reason === ""}
      isLoading={busy}
      onClick={() => void make({ key, reason }).then(leave)}
    >
      {text("health.parked_event.drop")}
    </Button>
  )
}

/** What it is, and why it is parked. */
function Reasons({ parked }: { readonly parked: Parked }) {
  const words = useWords()
  const { text, textOr, number, dateTime, ago } = words
  const { type, source, tries, next_try_at } = parked
  const date = Number.isNaN(Date.parse(parked.at))
    ? parked.at
    : dateTime(parked.at)
  const lines = [
    text("health.parked_event.happened", {
      when: date,
      source: textOr(`health.sources.names.${source}`, source),
    }),
    text("health.tries", { count: tries, number: number(tries) }),
    ...(next_try_at === null
      ? []
      : [
          text("health.failed_list.next", {
            when: ago(next_try_at, Date.now()),
          }),
        ]),
  ]
  return (
    <div>
      <Text size="small" leading="compact" weight="plus">
        {textOr(`events.${type}.title`, type)}
      </Text>
      <Text size="small" className="break-words">
        {reasonWords(parked.reason, words)}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {lines.join(" · ")}
      </Text>
      {parked.reverses !== null && (
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {text("health.parked_event.reverses", { key: parked.reverses })}
        </Text>
      )}
    </div>
  )
}
