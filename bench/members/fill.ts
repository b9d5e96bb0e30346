import type { ConversionEvent } from "../../src/engine"
import type { Ledger } from "../harness/open-databases"

const from = Date.UTC(2016, 0, 1)

/** One name in so many is "anna". */
export const annas_in = 100

/** The words the copy of this number is found by. */
export const emailOf = (n: number): string => `shopper${n}@shop.test`

/**
 * So many members, copies of one whose history is real, all on one rung: a list
 * is never longer than that. Points and dates are spread, and often equal.
 */
export async function fill(
  { pool, services, ladder_id }: Ledger,
  members: number
): Promise<void> {
  const answers = await services.door.record(history, "bench")
  const odd = answers.find(({ answer }) => answer !== "recorded")
  if (odd) {
    throw new Error(`The plugin answered ${JSON.stringify(odd)}`)
  }
  const copies = `generate_series(1, ${members - 1}) i`
  const spread = "(i::bigint * 2654435761 % 4294967296)"
  for (const statement of [
    `insert into ladder_member (id) select 'lmem_cus_' || i from ${copies}`,
    `insert into ladder_member_link (customer_id, member_id)
       select 'cus_' || i, 'lmem_cus_' || i from ${copies}`,
    `insert into ladder_search_term (term, customer_id)
       select term, 'cus_' || i from ${copies}, unnest(array[
         case when i % ${annas_in} = 0 then 'anna' else 'name' || i end,
         'shopper' || i || '@shop.test']) term`,
    `insert into ladder_standing (ladder_id, member_id, version, rung, rung_id,
         rung_since, registered, status_points, spendable_points, last_at,
         state)
       select ladder_id, 'lmem_cus_' || i, version, rung, rung_id,
         rung_since + ${spread} % 100000 * interval '1 minute', registered,
         ${spread} % 50000, spendable_points,
         last_at + ${spread} % 200000 * interval '1 minute', state
       from ladder_standing, ${copies}
       where ladder_id = '${ladder_id}' and member_id = 'lmem_cus_first'`,
    "vacuum analyze",
  ]) {
    await pool.query(statement)
  }
}

const history: readonly ConversionEvent[] = [
  {
    key: "customer:cus_first",
    type: "customer.registered",
    customer: "cus_first",
    at: from,
    attributes: {},
  },
  {
    key: "order:first:v1",
    type: "order.placed",
    customer: "cus_first",
    at: from + 60_000,
    value: 4_000,
    currency: "eur",
    attributes: { order: "first" },
  },
]
