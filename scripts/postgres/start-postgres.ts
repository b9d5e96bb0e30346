import type { ChildProcess } from "node:child_process"
import { mkdtempSync, realpathSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { Client } from "@medusajs/framework/pg"
import { findBinaries } from "./binaries"
import { initialise, serve, type Cluster } from "./cluster"
import { chooseRunAs, findClosedFolder } from "./run-as"

export type PostgresOptions = {
  /** Folder of the cluster, outside the project. Default: a temporary one. */
  dataDir?: string
  /** Keep the folder after stopping. Default: true if `dataDir` is given. */
  persistent?: boolean
  /**
   * Whether a committed row survives a power cut. Default: as `persistent`;
   * without it everything that writes is several times faster.
   */
  durable?: boolean
  /** Server settings that win over ours, e.g. `{ shared_buffers: "1GB" }`. */
  settings?: Record<string, string | number>
  /** Database to make if it is missing and to put into `url`. */
  database?: string
}

export type RunningPostgres = {
  /** Connection string, with the database. */
  url: string
  host: string
  port: number
  user: string
  password: string
  database: string
  /** False when it is the database of DATABASE_URL, which we never stop. */
  embedded: boolean
  /** Stops the server; resolves when it and a temporary folder are gone. */
  stop(): Promise<void>
}

const fastSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
}

/**
 * A Postgres to work with: the one of DATABASE_URL if that is set, else an
 * embedded one on a free port of this machine, as root or as anybody.
 *
 * It never outlives the process that called this, however that ends, and it
 * does not keep that process alive. Takes 2 s for a new folder, 0.1 s for one
 * that was used before. Throws with Postgres' own log if it does not start.
 */
export async function startPostgres(
  options: PostgresOptions = {}
): Promise<RunningPostgres> {
  if (process.env.DATABASE_URL) {
    return readGivenUrl(process.env.DATABASE_URL)
  }
  const persistent = options.persistent ?? options.dataDir !== undefined
  const durable = options.durable ?? persistent
  const cluster = findCluster(options.dataDir)
  const password = initialiseOrRemove(cluster, durable, !persistent)
  const settings = {
    listen_addresses: "localhost",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    ...(durable ? {} : fastSettings),
    ...options.settings,
  }
  const { port, supervisor } = await serve(cluster, settings, !persistent)
  const database = options.database ?? "postgres"
  const server = { host: "localhost", port, user: "postgres", password }
  if (database !== "postgres") {
    await createDatabase(toUrl({ ...server, database: "postgres" }), database)
  }
  return {
    ...server,
    database,
    url: toUrl({ ...server, database }),
    embedded: true,
    stop: () => stop(supervisor),
  }
}

/** Makes a database on the server of `url` unless it is there; tells its URL. */
export async function createDatabase(
  url: string,
  name: string
): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select 1 from pg_database where datname = $1",
      [name]
    )
    if (!rowCount) {
      await client.query(`create database ${client.escapeIdentifier(name)}`)
    }
  } finally {
    await client.end()
  }
  const made = new URL(url)
  made.pathname = `/${encodeURIComponent(name)}`
  return made.toString()
}

/** Drops a database on the server of `url`, whoever is connected to it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const database = client.escapeIdentifier(name)
    await client.query(`drop database if exists ${database} with (force)`)
  } finally {
    await client.end()
  }
}

function findCluster(dataDir: string | undefined): Cluster {
  const home =
    dataDir === undefined
      ? mkdtempSync(path.join(realpathSync(os.tmpdir()), "ladder-postgres-"))
      : path.resolve(dataDir)
  const runAs = chooseRunAs(home)
  const closed = findClosedFolder(findExisting(path.dirname(home)), runAs)
  if (closed !== null) {
    throw new Error(
      `Postgres does not run as root and may not enter ${closed}: ` +
        `choose a folder outside it instead of ${home}.`
    )
  }
  const native = findBinaries(runAs)
  return { home, pgdata: path.join(home, "cluster"), native, runAs }
}

function initialiseOrRemove(
  cluster: Cluster,
  durable: boolean,
  removeAfter: boolean
): string {
  try {
    return initialise(cluster, durable)
  } catch (error) {
    if (removeAfter) {
      rmSync(cluster.home, { recursive: true, force: true })
    }
    throw error
  }
}

function findExisting(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return findExisting(path.dirname(folder))
  }
}

async function stop(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) {
    return
  }
  const ended = new Promise<void>((resolve) => {
    supervisor.once("exit", () => resolve())
  })
  supervisor.ref()
  supervisor.stdin?.end()
  await ended
}

function toUrl(server: {
  host: string
  port: number
  user: string
  password: string
  database: string
}): string {
  const { host, port, user, password, database } = server
  return `postgres://${user}:${password}@${host}:${port}/${encodeURIComponent(database)}`
}

function readGivenUrl(given: string): RunningPostgres {
  const url = new URL(given)
  return {
    url: given,
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    embedded: false,
    stop: async () => undefined,
  }
}
