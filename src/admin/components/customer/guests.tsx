import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminCustomerReference,
  AdminGuestDecision,
  AdminGuestJoin,
} from "../../../types"
import { useChange } from "../../lib/use-change"
import { useGuests } from "../../lib/use-customer-ladders"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { Pager } from "../pager"
import { Section } from "../section"
import { customerPath } from "./staff-dialog"

const limit = 5

interface GuestsProps {
  readonly customer_id: string
}

/**
 * What the customer did before there was an account: joined, or waiting for
 * somebody to say so. Most customers have none of it, and see nothing here.
 */
export function Guests({ customer_id }: GuestsProps) {
  const { text } = useWords()
  const [offset, setOffset] = useState(0)
  const { data } = useGuests({ customer_id, limit, offset })
  if (!data || (data.count === 0 && data.candidate === null)) {
    return null
  }
  const { guests, candidate, ...page } = data
  return (
    <Section title={text("guests.title")} hint={text("guests.hint")}>
      <ul className="py-2">
        {candidate !== null && (
          <Candidate customer_id={customer_id} guest={candidate} />
        )}
        {guests.map((join) => (
          <Joined
            key={`${join.guest.id} ${join.joined_at}`}
            customer_id={customer_id}
            join={join}
          />
        ))}
      </ul>
      <Pager page={page} onOffset={setOffset} />
    </Section>
  )
}

interface LineProps {
  readonly customer_id: string
  readonly guest: AdminCustomerReference
  readonly hint: string
  /** Absent: nothing is left to do. */
  readonly verb?: "join" | "separate"
}

function Line({ customer_id, guest, hint, verb }: LineProps) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-2">
      <div className="min-w-0">
        <Text
          size="small"
          leading="compact"
          weight="plus"
          className="break-all"
        >
          {guest.email ?? guest.id}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
      {verb && (
        <Button size="small" variant="secondary" onClick={() => setAsked(true)}>
          {text(`guests.${verb}`)}
        </Button>
      )}
      {verb && asked && (
        <Decide
          customer_id={customer_id}
          guest={guest}
          verb={verb}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  )
}

function Candidate({ customer_id, guest }: Omit<LineProps, "hint" | "verb">) {
  const { text } = useWords()
  const hint = text("guests.candidate")
  return (
    <Line customer_id={customer_id} guest={guest} hint={hint} verb="join" />
  )
}

function Joined({
  customer_id,
  join,
}: {
  readonly customer_id: string
  readonly join: AdminGuestJoin
}) {
  const { text, date } = useWords()
  const { guest, joined_at, joined_by, separated_at } = join
  if (separated_at !== null) {
    const hint = text("guests.separated", { date: date(separated_at) })
    return <Line customer_id={customer_id} guest={guest} hint={hint} />
  }
  const how = joined_by === "system" ? "verified" : "by_staff"
  return (
    <Line
      customer_id={customer_id}
      guest={guest}
      hint={text(`guests.${how}`, { date: date(joined_at) })}
      verb="separate"
    />
  )
}

interface DecideProps {
  readonly customer_id: string
  readonly guest: AdminCustomerReference
  readonly verb: "join" | "separate"
  readonly onClose: () => void
}

function Decide({ customer_id, guest, verb, onClose }: DecideProps) {
  const { text } = useWords()
  const path = verb === "join" ? "guests" : "guests/separate"
  const { make, busy } = useChange<AdminGuestDecision>(
    customerPath(customer_id, path),
    { done: text(`guests.${verb}_done`) }
  )
  return (
    <Confirm
      title={text(`guests.${verb}_title`, { who: guest.email ?? guest.id })}
      hint={text(`guests.${verb}_hint`)}
      action={text(`guests.${verb}`)}
      danger={verb === "separate"}
      busy={busy}
      onClose={onClose}
      onConfirm={(reason) =>
        void make({ guest_id: guest.id, reason }).then(
          (done) => done && onClose()
        )
      }
    />
  )
}
