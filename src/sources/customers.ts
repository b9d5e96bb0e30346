import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { hintIds } from "./hint-ids"
import { queryShop } from "../shop/query-shop"
import { idsBy, scanIds } from "./scan-ids"
import type { Period, Source } from "./source"
import { ulidBound } from "./ulid-bound"

/** Who opened an account, and when. Guests are not registered. */
export const customers: Source = {
  name: "customers",
  keys: ["customer:"],
  hints: [
    "customer.created",
    "customer.updated",
    "customer.deleted",
    "customer.customer.created",
    "customer.customer.updated",
    "customer.customer.deleted",
  ],
  idsOf: async (_container, hints) => hintIds(hints, ["id"]),
  read: readCustomers,
  scan: scanCustomers,
  oldest: async (container) => {
    const sql = "select min(created_at) as at from customer"
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
  gone: async (container, ids) => {
    const sql =
      "select id from customer where id = any(?) and deleted_at is not null"
    const rows = await queryShop<{ id: string }>(container, sql, [ids])
    return rows.map(({ id }) => id)
  },
}

async function readCustomers(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const sql = `
    select id, created_at from customer
    where id = any(?) and has_account and deleted_at is null
    order by id collate "C"`
  const rows = await queryShop<{ id: string; created_at: Date }>(
    container,
    sql,
    [ids]
  )
  return rows.map(({ id, created_at }) => ({
    key: `customer:${id}:registered`,
    type: "customer.registered",
    customer: id,
    at: created_at.getTime(),
    attributes: {},
  }))
}

/** By their dates and, for those imported with dates of the past, by their ids. */
function scanCustomers(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const sql = `
    select id from customer
    where ((updated_at >= ? and updated_at < ?)
        or (created_at >= ? and created_at < ?)
        or (deleted_at >= ? and deleted_at < ?)
        or (id >= ? and id < ?))
      and id > ?
    order by id limit ?`
  const dates = [since, until]
  const ids = dates.map((at) => `cus_${ulidBound(at)}`)
  const bindings = [...dates, ...dates, ...dates, ...ids]
  return scanIds(page_size, idsBy(container, sql, bindings))
}
