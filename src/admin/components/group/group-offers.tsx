import { Button, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminOffer, AdminReasoned } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"

interface GroupOffersProps {
  readonly offers: readonly AdminOffer[]
}

/** What was offered to a group lately, and how far it has got. */
export function GroupOffers({ offers }: GroupOffersProps) {
  const { text } = useWords()
  if (offers.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {text("offers.none")}
      </Text>
    )
  }
  return (
    <ul aria-label={text("offers.title")} className="divide-y">
      {offers.map((offer) => (
        <Offer key={offer.id} offer={offer} />
      ))}
    </ul>
  )
}

const colours = {
  running: "blue",
  done: "green",
  canceled: "grey",
  failed: "red",
} as const

function Offer({ offer }: { readonly offer: AdminOffer }) {
  const { text, number, dateTime } = useWords()
  const { name, state, created, existing, started_at, reason } = offer
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle" aria-live="polite">
          {text("offers.progress", {
            created: number(created),
            existing: number(existing),
            date: dateTime(started_at),
          })}
        </Text>
        {state === "failed" && reason !== null && (
          <Text size="xsmall" className="text-ui-fg-error break-words">
            {reason}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-3">
        <StatusBadge color={colours[state]}>
          {text(`offers.state.${state}`)}
        </StatusBadge>
        {state === "running" && <StopOffer offer={offer} />}
      </div>
    </li>
  )
}

function StopOffer({ offer }: { readonly offer: AdminOffer }) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  const { make, busy } = useChange<AdminReasoned>(
    `offers/${encodeURIComponent(offer.id)}/cancel`,
    { done: text("offers.stop_done") }
  )
  return (
    <>
      <Button size="small" variant="transparent" onClick={() => setAsked(true)}>
        {text("offers.stop")}
      </Button>
      {asked && (
        <Confirm
          title={text("offers.stop_title", { name: offer.name })}
          hint={text("offers.stop_hint")}
          action={text("offers.stop")}
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={(reason) =>
            void make({ reason }).then((done) => done && setAsked(false))
          }
        />
      )}
    </>
  )
}
