import { randomBytes } from "node:crypto"
import { Pool } from "@medusajs/framework/pg"
import {
  createDatabase,
  startPostgres,
} from "../../scripts/postgres/start-postgres"
import { eventTypes } from "../../src/conversions"
import { announcedNames } from "../../src/modules/ladder/announced"
import { servicesOn, type Services } from "../../src/modules/ladder/services"
import { installSchema } from "../../src/modules/ladder/sql/install"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { fiveRungs, windows } from "./five-rungs"

export const pool_size = 10

/** One leg's own database, with the ladder's tables. */
export interface Ledger {
  readonly pool: Pool
  readonly services: Services
  /** The module once more, with its own pool and door, as another process. */
  another(): Services
  readonly ladder_id: string
}

export interface Databases {
  readonly monitor: Pool
  readonly setting: Readonly<Record<string, string | number>>
  /** An empty database of this name's; gives its address. */
  create(name: string): Promise<string>
  open(name: string): Promise<Ledger>
  pool(url: string, size?: number): Pool
  close(): Promise<void>
}

/** One durable Postgres for all legs; each leg has a database of its own. */
export async function openDatabases(): Promise<Databases> {
  const postgres = await startPostgres({ durable: true })
  const mark = randomBytes(3).toString("hex")
  const names: string[] = []
  const pools: Pool[] = []
  const connect = (url: string, size = pool_size): Pool => {
    // Connections stay open: the CPU time of a closed one is gone.
    const pool = new Pool({
      connectionString: url,
      max: size,
      idleTimeoutMillis: 0,
    })
    pool.on("error", () => undefined)
    pools.push(pool)
    return pool
  }
  const create = async (leg: string): Promise<string> => {
    const name = `ladder_bench_${mark}_${leg}`
    names.push(name)
    return await createDatabase(postgres.url, name)
  }
  const monitor = connect(postgres.url, 1)
  return {
    monitor,
    setting: await readSetting(monitor),
    create,
    pool: connect,
    open: async (leg) => await openLedger(await create(leg), connect),
    close: async () => {
      const [, ...others] = pools
      await Promise.all(others.map((pool) => pool.end()))
      for (const name of names) {
        await monitor.query(`drop database if exists "${name}" with (force)`)
      }
      await monitor.end()
      await postgres.stop()
    },
  }
}

async function openLedger(
  url: string,
  connect: (url: string) => Pool
): Promise<Ledger> {
  const pool = connect(url)
  const on = (one: Pool): Services =>
    servicesOn(pgDatabase(one), eventTypes, {
      coupon_prefix: "",
      announce: announcedNames,
    })
  await installSchema(pgDatabase(pool))
  const services = on(pool)
  const ladder = await services.programme.createLadder({
    handle: "five-rungs",
    document: fiveRungs,
  })
  const at = Date.UTC(2015, 0, 1)
  await services.programme.publish(ladder.id, { at })
  // As on a day long after: what is recorded is no history and is announced.
  await pool.query("update ladder set grants_from = published_at")
  return {
    pool,
    services,
    another: () => on(connect(url)),
    ladder_id: ladder.id,
  }
}

async function readSetting(
  monitor: Pool
): Promise<Record<string, string | number>> {
  const setting: Record<string, string | number> = { pool_size, windows }
  const wanted = ["server_version", "synchronous_commit", "fsync", "jit"]
  for (const name of wanted) {
    const found = await monitor.query<{ value: string }>(
      "select current_setting($1) as value",
      [name]
    )
    setting[name] = found.rows[0]?.value ?? "unknown"
  }
  return setting
}
