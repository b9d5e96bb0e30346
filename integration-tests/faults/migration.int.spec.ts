import { spawn, type ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "@medusajs/framework/pg"
import { createDatabase } from "../../scripts/postgres/start-postgres"

const postgres = process.env.DATABASE_URL ?? ""
const name = `ladder_migration_${randomBytes(4).toString("hex")}`

const databases: string[] = []

jest.setTimeout(180_000)

async function connectTo(database: string): Promise<Client> {
  const url = await createDatabase(postgres, database)
  databases.push(database)
  const client = new Client({ connectionString: url })
  client.on("error", () => undefined)
  await client.connect()
  return client
}

const urlOf = (database: string) => {
  const url = new URL(postgres)
  url.pathname = `/${database}`
  return url.toString()
}

function startMigrating(database: string): {
  child: ChildProcess
  ended: Promise<number | null>
  said: () => string
} {
  const root = path.resolve(__dirname, "../..")
  const child = spawn(
    process.execPath,
    [
      ...["-r", path.join(root, "scripts/register.cjs")],
      ...[path.join(__dirname, "migrate-module.ts"), urlOf(database)],
    ],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_OPTIONS: "" },
    }
  )
  let said = ""
  const hear = (text: Buffer) => (said += text.toString())
  child.stdout?.on("data", hear)
  child.stderr?.on("data", hear)
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve)
  })
  return { child, ended, said: () => said }
}

/** Tables, columns, indexes and triggers of the ladder, as text. */
async function schemaOf(client: Client): Promise<string> {
  const { rows } = await client.query(
    `select table_name || ' ' || column_name || ' ' || data_type as line
       from information_schema.columns where table_name like 'ladder%'
     union all select indexdef from pg_indexes where tablename like 'ladder%'
     union all select pg_get_triggerdef(oid) from pg_trigger
       where tgname like 'ladder%'
     order by 1`
  )
  return rows.map(({ line }) => String(line)).join("\n")
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) {
    await sleep(20)
  }
}

afterAll(async () => {
  const admin = new Client({ connectionString: postgres })
  await admin.connect()
  for (const database of databases) {
    await admin.query(`drop database if exists ${database} with (force)`)
  }
  await admin.end()
})

let whole: string

beforeAll(async () => {
  const client = await connectTo(`${name}_whole`)
  const { ended, said } = startMigrating(`${name}_whole`)
  expect([await ended, said()]).toEqual([0, said()])
  whole = await schemaOf(client)
  expect(whole).toContain("ladder_backfill")
  await client.end()
})

/** The first of them half-way through the first migration, the other the last. */
const tables = ["ladder_tally", "ladder_backfill"]

it.each(tables)(
  "attack 18: migrates when it is run again after it was killed at %s",
  async (table) => {
    const database = `${name}_${table}`
    const holder = await connectTo(database)
    const watcher = new Client({ connectionString: urlOf(database) })
    await watcher.connect()
    const waiting = async () => {
      const { rows } = await watcher.query(
        `select pid from pg_stat_activity where datname = $1
           and wait_event_type = 'Lock'`,
        [database]
      )
      return rows.map(({ pid }) => Number(pid))
    }
    // Somebody makes a table of this name: the migration waits there.
    await holder.query("begin")
    await holder.query(`create table ${table} (held integer)`)
    const { child, ended } = startMigrating(database)
    await until(async () => (await waiting()).length > 0)
    child.kill("SIGKILL")
    expect(await ended).toBeNull()
    // What the dead process had asked for ends, as it does when it is noticed.
    for (const pid of await waiting()) {
      await watcher.query("select pg_terminate_backend($1)", [pid])
    }
    await until(async () => (await waiting()).length === 0)
    await holder.query("rollback")

    const again = startMigrating(database)
    expect([await again.ended, again.said()]).toEqual([0, again.said()])
    expect(await schemaOf(watcher)).toEqual(whole)
    await Promise.all([holder.end(), watcher.end()])
  }
)
