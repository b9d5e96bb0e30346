import { existsSync, mkdirSync, readFileSync } from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { Client } from "@medusajs/framework/pg"
import { chooseRunAs, findClosedFolder } from "../scripts/postgres/run-as"
import {
  startPostgres,
  type RunningPostgres,
} from "../scripts/postgres/start-postgres"
import { root } from "./medusa-process"
import { say } from "./progress"
import { memoryTable } from "./seed/memory"

/**
 * Where the demo keeps its data: LADDER_DATA_PATH, else `.data` in the
 * repository. Postgres never runs as root, so a repository in a folder closed
 * to others (/root) cannot hold it; the system's folder for lasting temporary
 * files takes its place.
 */
export function findDataPath(): string {
  const given = process.env.LADDER_DATA_PATH
  const inside = path.join(root, ".data")
  const isClosed = findClosedFolder(root, chooseRunAs(inside)) !== null
  const dataPath = given
    ? path.resolve(given)
    : isClosed
      ? path.join(lastingFolder(), "medusa-plugin-customer-ladder")
      : inside
  mkdirSync(dataPath, { recursive: true })
  return dataPath
}

function lastingFolder(): string {
  return existsSync("/var/tmp") ? "/var/tmp" : os.tmpdir()
}

/** @throws Error when another demo has these data open, or may have them */
export async function openDatabase(dataPath: string): Promise<RunningPostgres> {
  const dataDir = path.join(dataPath, "postgres")
  if (!process.env.DATABASE_URL && (await isServed(dataDir))) {
    throw new Error(
      `The demo is open already with the data in ${dataPath}: stop it first, ` +
        "or set LADDER_DATA_PATH to another folder."
    )
  }
  try {
    return await startPostgres({
      dataDir,
      database: "demo",
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== "EACCES" && code !== "EPERM") {
      throw error
    }
    throw new Error(
      `The demo's data in ${dataPath} belongs to another user: set ` +
        "LADDER_DATA_PATH to a folder of your own, or remove it."
    )
  }
}

/** Whether a Postgres answers at the port noted in the folder. */
async function isServed(dataDir: string): Promise<boolean> {
  const note = path.join(dataDir, "cluster", "postmaster.pid")
  if (!existsSync(note)) {
    return false
  }
  const port = Number(readFileSync(note, "utf8").split("\n")[3])
  return await new Promise((resolve) => {
    const socket = net.connect(port, "localhost")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}

/** The facts the demo remembers; `ready` is among them once it is filled. */
export async function readMemory(url: string): Promise<Map<string, string>> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; value: string }>(
      `select name, value from ${memoryTable}`
    )
    return new Map(rows.map(({ name, value }) => [name, value]))
  })
}

export async function saveMemory(
  url: string,
  name: string,
  value: string
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `insert into ${memoryTable} (name, value) values ($1, $2)
       on conflict (name) do update set value = excluded.value`,
      [name, value]
    )
  })
}

/**
 * Makes sure the database is either a finished demo (true) or an empty one
 * that is ours to fill (false). A demo that was interrupted while it was
 * filled is thrown away; a database that is not ours is never touched.
 */
export async function isFilled(url: string, fresh: boolean): Promise<boolean> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ ours: boolean; tables: number }>(
      `select to_regclass($1) is not null as ours,
        (select count(*)::int from pg_tables where schemaname = 'public')
          as tables`,
      [memoryTable]
    )
    const { ours, tables } = rows[0] ?? { ours: false, tables: 0 }
    if (ours && !fresh) {
      const { rowCount } = await client.query(
        `select 1 from ${memoryTable} where name = 'ready'`
      )
      if (rowCount) {
        return true
      }
      say("The shop was not filled to the end: beginning again")
    }
    if (!ours && tables > 0) {
      throw new Error(
        `The database has ${tables} tables that are not the demo's: give an ` +
          "empty one as DATABASE_URL."
      )
    }
    await client.query(`begin;
      drop schema if exists demo cascade;
      drop schema public cascade;
      create schema public;
      create schema demo;
      create table ${memoryTable} (name text primary key, value text not null);
      commit`)
    return false
  })
}

async function withClient<T>(
  url: string,
  work: (client: Client) => Promise<T>
): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
