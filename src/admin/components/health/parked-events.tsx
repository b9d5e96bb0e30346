import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminParkedEvent, AdminRetryParkedResponse } from "../../../types"
import { reasonWords } from "../../lib/reason-words"
import { useParked } from "../../lib/use-health"
import { useWords } from "../../lib/use-words"
import { ParkedEvent } from "./parked-event"
import { TroubleList } from "./trouble-list"
import { TryAgain } from "./try-again"

const limit = 10
const path = "parked/retry"

/** Events kept with a reason, each and all to be tried again. */
export function ParkedEvents() {
  const { text, number } = useWords()
  const [offset, setOffset] = useState(0)
  const told = ({ retry }: AdminRetryParkedResponse) =>
    toast.info(
      text("health.parked_list.all_done", {
        recorded: number(retry.recorded),
        parked: number(retry.parked),
      })
    )
  return (
    <TroubleList
      texts="parked_list"
      read={useParked({ limit, offset })}
      onOffset={setOffset}
      path={path}
      told={told}
    >
      {({ parked }) =>
        parked.map((event) => <Parked key={event.key} event={event} />)
      }
    </TroubleList>
  )
}

function Parked({ event }: { readonly event: AdminParkedEvent }) {
  const words = useWords()
  const { text, textOr, number, dateTime } = words
  const { key, type, reason, tries } = event
  const told = ({ retry: { events } }: AdminRetryParkedResponse) => {
    const kept = events[0]?.reason ?? null
    if (kept === null) {
      toast.success(text("health.parked_list.recorded"))
    } else {
      toast.warning(text("health.parked_list.stays"), {
        description: reasonWords(kept, words),
      })
    }
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus">
          {textOr(`events.${type}.title`, type)}
        </Text>
        <Text size="small" className="break-words">
          {reasonWords(reason, words)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {[
            key,
            text("health.parked_list.customer", { id: event.customer_id }),
            text("health.since", { when: dateTime(event.parked_at) }),
            text("health.tries", { count: tries, number: number(tries) }),
          ].join(" · ")}
        </Text>
      </div>
      <Buttons eventKey={key} told={told} />
    </li>
  )
}

interface ButtonsProps {
  readonly eventKey: string
  readonly told: (answer: AdminRetryParkedResponse) => void
}

/** To look into it, and to have it tried as it is. */
function Buttons({ eventKey: key, told }: ButtonsProps) {
  const { text } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="small"
        variant="secondary"
        aria-label={text("health.parked_list.open_title", { key })}
        onClick={() => setOpen(true)}
      >
        {text("health.parked_list.open")}
      </Button>
      <TryAgain
        path={path}
        what={{ key }}
        label={text("health.retry")}
        title={text("health.parked_list.retry_title", { key })}
        hint={text("health.parked_list.retry_hint")}
        told={told}
      />
      {open && (
        <ParkedEvent
          eventKey={key}
          told={told}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
