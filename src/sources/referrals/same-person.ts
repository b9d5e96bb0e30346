import type { SamePerson } from "../../modules/ladder/contract"
import { normalAddress, type PostalAddress } from "./normal-address"
import { normalEmail } from "./normal-email"
import { normalPhone } from "./normal-phone"

/** What the shop knows of a customer that tells one person from another. */
export interface Person {
  readonly id: string
  readonly email: string | null
  readonly phones: readonly (string | null)[]
  readonly addresses: readonly PostalAddress[]
  /** What payment providers know a payer by. */
  readonly payers: readonly string[]
}

/** By what two customers are the same person; null when nothing says so. */
export function samePerson(one: Person, other: Person): SamePerson | null {
  const traits = [traitsOf(one), traitsOf(other)] as const
  const same = (["email", "phone", "address", "payment"] as const).find(
    (trait) => traits[0][trait].some((each) => traits[1][trait].includes(each))
  )
  return same ? `same_${same}` : null
}

function traitsOf({ email, phones, addresses, payers }: Person) {
  return {
    email: email === null ? [] : [normalEmail(email)],
    phone: phones.flatMap((phone) => normalPhone(phone ?? "") ?? []),
    address: addresses.flatMap((address) => normalAddress(address) ?? []),
    payment: payers,
  }
}
