import { Pool } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import { servicesOn, type Services } from "../../src/modules/ladder/services"
import type {
  Database,
  Sql,
  Transaction,
} from "../../src/modules/ladder/sql/database"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { names } from "../../src/modules/ladder/sql/tables"
import {
  day,
  order,
  refund,
  registered,
  threeRungs,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

const members = 100_000

const large = [
  "ladder_event",
  "ladder_entry",
  "ladder_tally",
  "ladder_standing",
  "ladder_transition",
  "ladder_superseded_transition",
  "ladder_member",
  "ladder_member_link",
  "ladder_grant",
  "ladder_decision",
  "ladder_search_term",
  "ladder_yearly_day",
  "ladder_adjustment",
]

const hot = new RegExp(`Seq Scan on (${large.join("|")})\\b`)

let ledger: Ledger
let pool: Pool
let services: Services
let ladder_id: string
let now: number
/** Postgres 16 and later can show the plan without parameters. */
let knowsGeneric: boolean
let said: { text: string; params: readonly unknown[] }[] = []

/** Writes down every statement on its way. */
function listening(database: Database): Database {
  const hear: Transaction["send"] = (statement, params = []) => {
    const text = typeof statement === "string" ? statement : statement.text
    said.push({ text, params })
  }
  const query = (sql: Sql): Sql["query"] => {
    return (statement, params) => {
      hear(statement, params)
      return sql.query(statement, params)
    }
  }
  return {
    query: query(database),
    transaction: (work) =>
      database.transaction((sql) =>
        work({
          query: query(sql),
          send: (statement, params) => {
            hear(statement, params)
            sql.send(statement, params)
          },
        })
      ),
  }
}

/** A hundred thousand members, copies of one whose history is real. */
async function fill(): Promise<void> {
  ladder_id = (await ledger.publish(threeRungs, now - 300 * day)).id
  await ledger.door.record(
    [
      registered("first", now - 100 * day),
      order("first", "first", now - 90 * day, 20_000),
    ],
    "test"
  )
  const copies = `generate_series(1, ${members}) i`
  await ledger.untriggered(
    // A vacuum beside ours keeps pages from counting as visible to all, and a
    // count of a rung would then be planned as if no index could answer it.
    ...large.map(
      (table) => `alter table ${table} set (autovacuum_enabled = off)`
    ),
    `insert into ladder_member (id) select 'lmem_c' || i from ${copies}`,
    `insert into ladder_member_link (customer_id, member_id)
       select 'c' || i, 'lmem_c' || i from ${copies}`,
    `insert into ladder_search_term (term, customer_id)
       select w, 'c' || i from ${copies}, unnest(array['c' || i, 'anna']) w`,
    `insert into ladder_yearly_day (customer_id, kind, month, day, year, set_by)
       select 'c' || i, 'registration', 1 + i % 12, 1 + i % 28, 2020, 'shop'
       from ${copies}`,
    `insert into ladder_event (key, type, customer_id, occurred_at, value,
         currency, attributes, source, hash)
       select case when type = 'order.placed' then 'o' else 'registered:c' end
         || i, type, 'c' || i, occurred_at, value, currency, attributes,
         source, hash from ladder_event, ${copies}`,
    `insert into ladder_entry (ladder_id, member_id, key, revision, kind, at,
         day, status_points, spendable_points, cause, original, rule, version,
         multiplier)
       select ladder_id, 'lmem_c' || i, 'earn:o' || i || ':euro', revision,
         kind, at, day, status_points, spendable_points, 'o' || i, 'o' || i,
         rule, version, multiplier from ladder_entry, ${copies}`,
    `insert into ladder_tally (ladder_id, member_id, tally, day, amount)
       select ladder_id, 'lmem_c' || i, tally, day, amount
       from ladder_tally, ${copies}`,
    `insert into ladder_transition (id, ladder_id, member_id, key, at,
         from_rung, to_rung, from_id, to_id, why, cause, version, proof)
       select 'ltr' || i, ladder_id, 'lmem_c' || i, 'k' || i,
         at + i * interval '1 minute', from_rung, to_rung, from_id, to_id, why,
         'o' || i, version, proof from ladder_transition, ${copies}`,
    `insert into ladder_decision (id, ladder_id, member_id, kind, at, what,
         reason, actor_id)
       select 'dec' || i, ladder_id, 'lmem_c' || i, 'unlock',
         now() - interval '99 days', '{}', 'because', 'user'
       from ladder_entry e, ${copies} where e.member_id = 'lmem_first'`,
    `insert into ladder_adjustment (id, ladder_id, customer_id, status_points,
         spendable_points, reason, requested_by, person_id, state, requested_at,
         expires_at)
       select 'adj' || i, l.id, 'c' || i, 1, 1, 'because', 'user', 'user' || i % 50,
         case when i % 1000 = 0 then 'pending' else 'made' end,
         now() - i * interval '1 minute', now() + i * interval '1 minute'
       from (select id from ladder) l, ${copies}`,
    `insert into ladder_superseded_transition (transition_id)
       select id from ladder_transition order by id limit 5000`,
    `insert into ladder_standing (ladder_id, member_id, version, rung, rung_id,
         rung_since, registered, status_points, spendable_points, review_at,
         last_at, state)
       select ladder_id, 'lmem_c' || i, version, rung, rung_id, rung_since,
         registered, status_points + i, spendable_points,
         now() + (i - 50) * interval '1 minute', last_at, state
       from ladder_standing, ${copies}`,
    `insert into ladder_grant (id, ladder_id, reward, name, kind, settings,
         member_id, customer_id, cause, state, code, promotion_id, expires_at,
         issued_at, voided_at)
       select 'g' || i, ladder_id, 'ten', 'Ten', 'coupon', '{}', 'lmem_c' || i,
         'c' || i, 'x', (array['issued', 'redeemed', 'revoked'])[1 + i % 3],
         'CODE' || i, 'p' || i, now() + i * interval '1 minute',
         now() - i * interval '5 minutes',
         case when i % 3 = 2 then now() - i * interval '5 minutes' end
       from (select id as ladder_id from ladder) l, ${copies}`,
    `update ladder_grant set state = 'due' where id in ('g3', 'g6', 'g9')`,
    `update ladder_grant set void_due = 'revoked'
       where id in ('g30', 'g60', 'g90') and state = 'issued'`,
    `update ladder_grant set expires_at = now() where id = 'g99'`,
    `update ladder_grant set state = 'failed', tries = 8
       where id in ('g72', 'g75', 'g78')`,
    `insert into ladder_announcement (id, ladder_id, facts, next_try_at)
       select 'lann' || i, l.id, '[]', now() + (i - 50) * interval '1 minute'
       from (select id from ladder) l, ${copies}`,
    `update ladder_standing set behind = true where member_id like 'lmem_c7777%'`,
    `update ladder_standing set version = 0 where member_id like 'lmem_c6666%'`,
    `update ladder_standing set behind = true, fold_tries = 1,
       fold_error = 'spoilt', fold_retry_at = now()
       where member_id like 'lmem_c444%'`,
    `update ladder_standing set level_due = true
       where member_id like 'lmem_c5555%'`,
    `vacuum analyze`,
    // Once more: the first leaves pages out that another vacuum ran beside.
    `vacuum analyze ladder_standing`
  )
}

const membersBy = (
  sort: "points" | "since" | "last_event",
  after: string | null = null
) =>
  services.members.list(
    { ladder_id, position: 1, search: null, sort },
    { after, limit: 20 }
  )

beforeAll(async () => {
  ledger = await openLedger("plans")
  now = await ledger.sweeps.now()
  await fill()
  pool = new Pool({ connectionString: ledger.url, max: 4 })
  pool.on("error", () => undefined)
  services = servicesOn(listening(pgDatabase(pool)), eventTypes, {
    coupon_prefix: "",
  })
  const version = await ledger.count("show server_version_num")
  knowsGeneric = version >= 160_000
  // Compiles the rules, so that only what runs every time is looked at.
  await services.customers.standingsOf("c1")
})
afterAll(async () => {
  await pool.end()
  await ledger.close()
})
beforeEach(() => {
  said = []
})

/** Plans of what was said that read a large table from end to end. */
async function fullReads(of = hot): Promise<string[]> {
  const found: string[] = []
  for (const { text, params } of said) {
    const custom = await planOf(`explain ${text}`, params)
    // As a prepared statement runs once it was used a few times.
    const generic = knowsGeneric
      ? await planOf(`explain (generic_plan) ${text}`, [])
      : ""
    for (const [kind, plan] of Object.entries({ custom, generic })) {
      const match = of.exec(plan)
      if (match) {
        found.push(`${kind}: ${match[1]} in\n${text}\n${plan}`)
      }
    }
  }
  return found
}

async function planOf(text: string, params: readonly unknown[]) {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>({
    text,
    ...(params.length > 0 && { values: [...params] }),
  })
  return rows.map((row) => row["QUERY PLAN"]).join("\n")
}

const lastDays = (days: number) => ({
  from: new Date(now - days * day).toISOString().slice(0, 10),
  to: new Date(now).toISOString().slice(0, 10),
})

const by = { actor_id: "user", reason: "because" }
const person = { ...by, person_id: "user", own_record: false }
const page = { limit: 20, offset: 0 }

let adjusted = 0

const adjust = (customer_id: string, rules: { approve_above: number }) =>
  services.adjustments.adjust(
    {
      id: `adjust-${(adjusted += 1)}`,
      ladder_id,
      customer_id,
      status_points: 1,
      spendable_points: 0,
    },
    person,
    { ...rules, expire_after_days: 7 }
  )

const some = Array.from({ length: 200 }, (_, i) => `c${1000 + i * 37}`)

const operations: Record<string, () => Promise<unknown>> = {
  "recording one event": () =>
    services.door.record([order("n1", "c5", now, 100)], "test"),
  "recording it again": () =>
    services.door.record([order("n1", "c5", now, 100)], "test"),
  "recording events of many members": () =>
    services.door.record(
      some.map((c) => order(`n-${c}`, c, now, 100)),
      "test"
    ),
  "recording events of new members": () =>
    services.door.record(
      some.map((c) => order(`m-${c}`, `new-${c}`, now, 100)),
      "test"
    ),
  "recording a reversal, with a replay": () =>
    services.door.record([refund("r1", "c6", now, 100, "o6")], "test"),
  "recording a reversal without its original": () =>
    services.door.record([refund("r2", "c6", now, 100, "nope")], "test"),
  "recording the original a reversal waited for": () =>
    services.door.record([order("nope", "c6", now, 100)], "test"),
  "recording late events of many members": () =>
    services.door.record(
      some.map((c) => order(`l-${c}`, c, now - 95 * day, 100)),
      "test"
    ),
  deciding: () =>
    services.membership.decide({
      ladder_id,
      customer_id: "c8",
      id: "d1",
      what: { kind: "adjust", status: 1, spendable: 1 },
      reason: "because",
      actor_id: "user",
    }),
  "adjusting points where there is a limit": () =>
    adjust("c8", { approve_above: 1_000_000 }),
  "asking for points above the limit": () => adjust("c8", { approve_above: 0 }),
  "approving points": () =>
    services.adjustments.decide("adj1000", "approved", person),
  "points that wait": () =>
    services.adjustments.list({ state: "pending" }, page),
  "points of a customer that wait": () =>
    services.adjustments.list({ state: "pending", customer_id: "c9" }, page),
  settling: () => services.catchUp.settle(10),
  elapsing: () => services.catchUp.elapse(20),
  "a customer's standing": () => services.customers.standingsOf("c9"),
  "a customer's timeline": () =>
    services.customers.timelineOf("c9", ladder_id, page),
  ...Object.fromEntries(
    (["points", "since", "last_event"] as const).flatMap((sort) => [
      [`members of a rung by ${sort}`, () => membersBy(sort)],
      [
        `members after others by ${sort}`,
        async () => membersBy(sort, (await membersBy(sort)).next),
      ],
    ])
  ),
  "figures of coupons": () =>
    services.couponReports.couponFigures(ladder_id, "2020-01-01", "2020-01-31"),
  "coupons behind a figure": () =>
    services.couponReports.couponsBehind(
      ladder_id,
      "redeemed",
      { from: "2020-01-01", to: "2020-01-31" },
      page
    ),
  "voided coupons behind a figure": () =>
    services.couponReports.couponsBehind(
      ladder_id,
      "voided",
      lastDays(3),
      page
    ),
  "figures of coupons of the last days": () =>
    services.couponReports.couponFigures(
      ladder_id,
      lastDays(3).from,
      lastDays(3).to
    ),
  "members found by words": () =>
    services.members.list(
      { ladder_id, position: null, search: "c12 nobody", sort: "points" },
      { after: null, limit: 20 }
    ),
  "keeping the words of a customer": () =>
    services.members.keepTerms([{ customer_id: "c7", terms: ["c7", "new"] }]),
  "claiming due grants": () => services.outbox.claimDueGrants(2),
  "claiming void grants": () => services.outbox.claimVoidGrants(2),
  "claiming one grant": () => services.outbox.claimGrant("g9"),
  "marking a grant issued": () =>
    services.outbox.markIssued([{ id: "g9", promotion_id: "p" }]),
  "marking a grant failed": () => services.outbox.markFailed("g9", "down"),
  "ending a void": () => services.outbox.markVoided(["g30"]),
  "ending many claims": async () => {
    const ids = some.map((c) => c.replace("c", "g"))
    await services.outbox.markIssued(
      ids.map((id) => ({ id, promotion_id: id }))
    )
    await services.outbox.markVoided(ids)
  },
  redeeming: () =>
    services.outbox.markRedeemed([
      { promotion_id: "p12", order_id: "o", at: now },
    ]),
  "grants by code": () => services.outbox.grantsByCode(["CODE9", "CODE10"]),
  "grants by promotion": () => services.outbox.grantsByPromotion(["p9"]),
  "grants of a customer": () =>
    services.outbox.listGrants({ customer_id: "c9" }, page),
  "claiming levels, to follow and to wait": async () => {
    const [first, ...rest] = await services.outbox.claimLevels(5)
    await services.outbox.releaseLevels([{ level: first!, reason: "busy" }])
    await services.outbox.markLevels(rest)
  },
  "claiming an offer": () => services.offers.claim(),
  "whether anything is due": () => services.outbox.isDue(),
  "the ladder's health": () => services.sweeps.health(),
  "failed grants": () => services.troubles.listFailed(page),
  "trying one failed grant again": () =>
    services.troubles.retryGrant("g75", by),
  "trying failed grants again": () => services.troubles.retryGrants(by),
  "events of some orders": () =>
    services.sweeps.recordedBetween(
      "orders",
      some.map((c) => ({ after: `o${c}:`, before: `o${c};` })),
      1000
    ),
  "events to look at anew": () =>
    services.sweeps.nextRecorded("orders", { after: "o", before: "p" }, 5000),
  "who was last there when": () => services.activity.lastOf(some),
  "who was first there after a moment": () =>
    services.activity.firstAfter(
      some.map((customer_id) => ({ customer_id, after: now - 95 * day }))
    ),
  "who was there at some time": () =>
    services.activity.customersIn(
      { since: now + day, until: now + 2 * day },
      [{ since: now - 900 * day, until: now - 899 * day }],
      "",
      1000
    ),
  "whose day it is": () =>
    services.yearlyDays.customersOn({ month: 2, day: 28 }, "", 1000),
  "of whom a birthday was told": () =>
    services.yearlyDays.customersTold(new Date(now), new Date(), "", 1000),
  "keeping the days of customers": () =>
    services.yearlyDays.keep(some, [
      {
        ...{ customer_id: some[0]!, kind: "first_order" as const },
        ...{ year: 2021, month: 3, day: 4 },
      },
    ]),
  "the days of customers": () => services.yearlyDays.daysOf(some),
  "nothing to settle or elapse": async () => {
    await ledger.untriggered(
      "update ladder_standing set version = 1, behind = false, fold_retry_at = null, review_at = now() + interval '1 day' where version = 0 or behind or review_at < now()",
      "analyze ladder_standing"
    )
    await services.catchUp.settle()
    await services.catchUp.elapse()
  },
  "closing customers": () => services.membership.closeCustomers(["c99"]),
  "granting again what cancelled orders used": () =>
    services.coupons.renewCanceled(some.map((c) => `order-${c}`)),
  "voiding a coupon by hand": () => services.coupons.void("g15", by),
  "giving a coupon by hand": () =>
    services.coupons.give(
      {
        ladder_id,
        customer_id: "c11",
        id: "1",
        name: "Sorry",
        kind: "coupon",
        settings: {},
      },
      by
    ),
  "who has an offer": () =>
    services.offers.countOffered(ladder_id, "spring", some),
  "why a grant was given": () => services.customers.reachedFor("g9"),
  "an offer to many": () =>
    services.outbox.offerGrants({
      ladder_id,
      offer_key: "spring",
      name: "Spring",
      kind: "coupon",
      settings: {},
      customer_ids: some,
    }),
}

it.each(Object.entries(operations))(
  "reads no large table from end to end: %s",
  async (_name, run) => {
    await run()
    expect(said.length).toBeGreaterThan(0)
    expect(await fullReads()).toEqual([])
  }
)

it("asks by index whether anything is due, however much was lately", async () => {
  await services.outbox.isDue()
  const [{ text } = { text: "" }] = said
  const client = await pool.connect()
  try {
    await client.query("begin")
    // Rolled back with all it does, what Postgres knows of the tables included.
    await client.query("set local session_replication_role = replica")
    await client.query(
      "update ladder_standing set level_due = true where member_id like '%7'"
    )
    await client.query(
      "update ladder_grant set state = 'due' where member_id like '%7'"
    )
    await client.query("analyze ladder_standing, ladder_grant")
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain ${text}`
    )
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
    expect(plan).not.toMatch(/Seq Scan/)
    expect(plan).toMatch(/ladder_standing_level[^]*ladder_grant_open/)
  } finally {
    await client.query("rollback")
    client.release()
  }
})

it("claims and ends announcements by index, however many wait", async () => {
  const { announcements } = services
  const claimed = await announcements.claim(10)
  expect(claimed).toHaveLength(10)
  const ids = claimed.map(({ id }) => id)
  await announcements.failed(ids.slice(0, 5), "the bus is down")
  await announcements.done(ids.slice(5))
  expect(await fullReads(/Seq Scan on (ladder_announcement)\b/)).toEqual([])
  const claim = said.find(({ text }) => text.includes("skip locked"))
  expect(await planOf(`explain ${claim!.text}`, claim!.params)).toMatch(
    /ladder_announcement_next[^]*Index Cond: \(\(ladder_id = .*next_try_at <= /
  )
})

it("finds voided coupons by the index of when they were voided", async () => {
  const { from, to } = lastDays(3)
  await services.couponReports.couponsBehind(
    ladder_id,
    "voided",
    { from, to },
    page
  )
  const reads = said.filter(({ text }) => text.includes("voided_at"))
  expect(reads).toHaveLength(2)
  for (const { text, params } of reads) {
    expect(await planOf(`explain ${text}`, params)).toMatch(
      /ladder_grant_voided[^]*Index Cond: \(\(ladder_id = .*voided_at >= /
    )
  }
})

it("goes on where a later version has given the tables more columns", async () => {
  for (const table of names) {
    await ledger.rows(`alter table ${table} add column later text null`)
  }
  const faults: string[] = []
  for (const [name, run] of Object.entries(operations)) {
    // What is claimed already is not there to be done again: no matter here.
    await run().catch((error: unknown) =>
      faults.push(`${name}: ${String(error)}`)
    )
  }
  expect(faults.filter((fault) => fault.includes("cached plan"))).toEqual([])
})
