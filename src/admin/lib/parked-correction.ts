import type {
  AdminCorrectParked,
  AdminParkedEventResponse,
  Attributes,
} from "../../types"
import { decimalsOf } from "./decimals"
import { majorText, minorOf } from "./money-text"

/** What of a parked event staff may correct. */
export type ParkedField = "customer" | "value" | "attributes"

/** As it is typed. */
export type ParkedDraft = Readonly<Record<ParkedField, string>>

type Parked = Pick<
  AdminParkedEventResponse["parked"],
  "customer" | "value" | "currency" | "attributes"
>

type Changes = Omit<AdminCorrectParked, "key" | "reason">

export const draftOf = ({
  customer,
  value,
  currency,
  attributes,
}: Parked): ParkedDraft => ({
  customer: customer.id,
  value:
    value === null || currency === null
      ? ""
      : majorText(value, decimalsOf(currency)),
  attributes: JSON.stringify(attributes, null, 2),
})

/** What is otherwise than it was, and which fields cannot be read. */
export function correctionOf(
  parked: Parked,
  draft: ParkedDraft
): { changes: Changes; faults: ReadonlySet<ParkedField> } {
  const before = draftOf(parked)
  const faults = new Set<ParkedField>()
  let changes: Changes = {}
  if (draft.customer !== before.customer) {
    const customer = draft.customer.trim()
    changes = { ...changes, customer }
    if (!/^[\x21-\x7e]+$/.test(customer)) {
      faults.add("customer")
    }
  }
  if (parked.currency !== null && draft.value !== before.value) {
    const value = signedMinorOf(draft.value, decimalsOf(parked.currency))
    if (value === null) {
      faults.add("value")
    } else {
      changes = { ...changes, value, currency: parked.currency }
    }
  }
  if (draft.attributes !== before.attributes) {
    const attributes = attributesIn(draft.attributes)
    if (attributes === null) {
      faults.add("attributes")
    } else {
      changes = { ...changes, attributes }
    }
  }
  return { changes, faults }
}

/** What takes something back is less than nothing. */
function signedMinorOf(typed: string, decimals: number): number | null {
  const [, minus = "", rest = ""] = /^([-−]?)(.*)$/.exec(typed.trim()) ?? []
  const minor = minorOf(rest, decimals)
  return minor === null || minus === "" ? minor : 0 - minor
}

function attributesIn(typed: string): Attributes | null {
  try {
    const value: unknown = JSON.parse(typed)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Attributes)
      : null
  } catch {
    return null
  }
}
