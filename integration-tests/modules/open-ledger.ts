import { randomBytes } from "node:crypto"
import { Pool } from "@medusajs/framework/pg"
import {
  createDatabase,
  dropDatabase,
} from "../../scripts/postgres/start-postgres"
import { eventTypes } from "../../src/conversions"
import type { LadderDocument } from "../../src/engine"
import { announcedNames } from "../../src/modules/ladder/announced"
import { servicesOn, type Services } from "../../src/modules/ladder/services"
import { installSchema } from "../../src/modules/ladder/sql/install"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { names } from "../../src/modules/ladder/sql/tables"
import type { Drift, LadderRecord } from "../../src/modules/ladder/types"

type Rows = Record<string, unknown>[]

/** The module on a database of its own, without Medusa. */
export interface Ledger extends Services {
  readonly url: string
  /** The same database as another process sees it: own pool, own caches. */
  another(options?: Partial<Parameters<typeof servicesOn>[2]>): Services
  rows(sql: string, params?: readonly unknown[]): Promise<Rows>
  /** One number, e.g. of a `select count(*)`. */
  count(sql: string, params?: readonly unknown[]): Promise<number>
  /** Creates a ladder and publishes it, in the past where `at` says so. */
  publish(document: LadderDocument, at?: number): Promise<LadderRecord>
  /** Settles and elapses until nothing is left to do. */
  catchUpFully(): Promise<void>
  /** Holds a member's standing locked, as a record under way does. */
  holdStanding(customer: string): {
    held: Promise<unknown>
    release(): Promise<void>
  }
  /** Resolves once so many connections wait for a lock. */
  lockWaiters(number: number): Promise<void>
  /** Everything stored, as text, to compare with later. */
  dump(): Promise<string>
  /** Runs statements with the triggers off: to tamper, and to empty. */
  untriggered(...statements: string[]): Promise<void>
  empty(): Promise<void>
  /** What `verify` finds at the end of a test; empties whatever happened. */
  driftAtEnd(): Promise<Drift[]>
  close(): Promise<void>
}

export async function openLedger(name: string): Promise<Ledger> {
  const server = process.env.DATABASE_URL
  if (!server) {
    throw new Error("DATABASE_URL is not set: run `npm test -- int`")
  }
  const database = `ladder_${name}_${randomBytes(4).toString("hex")}`
  const url = await createDatabase(server, database)
  const pools: Pool[] = []
  const connect = () => {
    const pool = new Pool({ connectionString: url, max: 8 })
    // Idle connections are cut when the database is dropped.
    pool.on("error", () => undefined)
    pools.push(pool)
    return pool
  }
  const pool = connect()
  await installSchema(pgDatabase(pool))
  const options = { coupon_prefix: "", announce: announcedNames }
  const services = servicesOn(pgDatabase(pool), eventTypes, options)
  const rows = async (sql: string, params: readonly unknown[] = []) =>
    (await pool.query(sql, [...params])).rows as Rows
  const untriggered = async (...statements: string[]) => {
    const client = await pool.connect()
    try {
      await client.query("set session_replication_role = replica")
      for (const statement of statements) {
        await client.query(statement)
      }
    } finally {
      await client.query("reset session_replication_role")
      client.release()
    }
  }
  const empty = () => untriggered(`truncate ${names.join(", ")}`)
  const catchUpFully = async () => {
    await untilNone(() => services.catchUp.settle())
    await untilNone(() => services.catchUp.elapse())
  }
  return {
    ...services,
    url,
    rows,
    untriggered,
    another: (own = {}) =>
      servicesOn(pgDatabase(connect()), eventTypes, { ...options, ...own }),
    count: async (sql, params) =>
      Number(Object.values((await rows(sql, params))[0] ?? {})[0]),
    publish: async (document, at) => {
      const handle = randomBytes(6).toString("hex")
      const ladder = await services.programme.createLadder({ handle, document })
      return await services.programme.publish(ladder.id, { at })
    },
    catchUpFully,
    holdStanding: (customer) => {
      const connection = pool.connect()
      const held = connection.then(async (client) => {
        await client.query("begin")
        await client.query(
          "select 1 from ladder_standing where member_id = $1 for update",
          [`lmem_${customer}`]
        )
      })
      const release = async () => {
        await held
        const client = await connection
        await client.query("commit")
        client.release()
      }
      return { held, release }
    },
    lockWaiters: async (number) => {
      for (;;) {
        const [row] = await rows(
          `select count(*) from pg_stat_activity
           where datname = $1 and wait_event_type = 'Lock'`,
          [database]
        )
        if (Number(row?.count) >= number) {
          return
        }
      }
    },
    dump: async () => {
      const tables = names.map(async (table) => [
        table,
        await rows(`select t::text as row from ${table} t order by 1`),
      ])
      return JSON.stringify(await Promise.all(tables), null, 1)
    },
    empty,
    driftAtEnd: async () => {
      try {
        await catchUpFully()
        return await services.verify()
      } finally {
        await empty()
      }
    },
    close: async () => {
      await Promise.all(pools.map((one) => one.end()))
      await dropDatabase(server, database)
    },
  }
}

async function untilNone(work: () => Promise<number>): Promise<void> {
  for (let round = 0; (await work()) > 0; round++) {
    if (round > 1000) {
      throw new Error("There is no end to what is due")
    }
  }
}
