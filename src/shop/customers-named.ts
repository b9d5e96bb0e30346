import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "./query-shop"

export interface NamedCustomer {
  readonly id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
}

/** Medusa's indexes: the primary key, and that of addresses among who is there. */
const named: ShopStatement = {
  name: "ladder-customers-named",
  text: `
    select id, email, first_name, last_name, has_account from customer
    where id = any(?) and deleted_at is null
    union
    select id, email, first_name, last_name, has_account from customer
    where email = any(?) and deleted_at is null`,
}

/**
 * Customers by their ids and e-mail addresses, mixed, in one statement. Addresses
 * are looked for as they are given and in small letters. Where an address is a
 * guest's and an account's, the account is meant.
 */
export async function customersNamed(
  container: MedusaContainer,
  names: readonly string[]
): Promise<(name: string) => NamedCustomer | undefined> {
  const addresses = names.filter((name) => name.includes("@"))
  const rows = await queryShop<NamedCustomer>(container, named, [
    [...new Set(names)],
    [...new Set(addresses.flatMap((name) => [name, name.toLowerCase()]))],
  ])
  const found = new Map<string, NamedCustomer>()
  for (const row of [...rows].sort(accountsLast)) {
    found.set(row.id, row)
    if (row.email !== null) {
      found.set(row.email, row)
    }
  }
  return (name) => found.get(name) ?? found.get(name.toLowerCase())
}

/** What is set last stays; of the same kind always the same one. */
const accountsLast = (a: NamedCustomer, b: NamedCustomer): number =>
  Number(a.has_account) - Number(b.has_account) || (a.id < b.id ? 1 : -1)
