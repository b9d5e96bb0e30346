import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs"
import net from "node:net"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { findFreePort } from "./free-port"
import type { RunAs } from "./run-as"

/** Where one database cluster lives, and who runs it with what. */
export type Cluster = {
  /** Postgres' own folder; `password` and `postgres.log` lie beside it. */
  pgdata: string
  home: string
  native: string
  runAs: RunAs
}

const startMillisecondsMax = 60_000

/** Makes the cluster's files, unless they are there, and tells its password. */
export function initialise(cluster: Cluster, durable: boolean): string {
  const { home, pgdata, runAs } = cluster
  const passwordFile = path.join(home, "password")
  if (existsSync(path.join(pgdata, "PG_VERSION"))) {
    return readFileSync(passwordFile, "utf8").trim()
  }
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const password = randomBytes(16).toString("hex")
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runAs !== null) {
    chownSync(home, runAs.uid, runAs.gid)
    chownSync(passwordFile, runAs.uid, runAs.gid)
  }
  runInitdb(cluster, [
    `--pgdata=${pgdata}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // The same order and case rules on every machine.
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(durable ? [] : ["--no-sync"]),
  ])
  return password
}

function runInitdb({ native, pgdata, runAs }: Cluster, flags: string[]): void {
  const { status, error, stderr } = spawnSync(
    path.join(native, "bin", "initdb"),
    flags,
    { cwd: "/", encoding: "utf8", ...(runAs ?? {}) }
  )
  if (status !== 0) {
    throw new Error(
      `Postgres could not make its files in ${pgdata}: ${error?.message ?? stderr}`
    )
  }
}

/** Starts the server and answers once it accepts connections. */
export async function serve(
  cluster: Cluster,
  settings: Record<string, string | number>,
  removeAfter: boolean
): Promise<{ port: number; supervisor: ChildProcess }> {
  const port = await findFreePort()
  const logFile = path.join(cluster.home, "postgres.log")
  const log = openSync(logFile, "w")
  const supervisor = spawn(
    "/bin/sh",
    [
      "-c",
      readFileSync(path.join(__dirname, "supervisor.sh"), "utf8"),
      "postgres-supervisor",
      removeAfter ? cluster.home : "",
      path.join(cluster.native, "bin", "postgres"),
      ...["-D", cluster.pgdata, "-p", String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => [
        "-c",
        `${name}=${value}`,
      ]),
    ],
    {
      stdio: ["pipe", log, log],
      cwd: "/",
      // Its own process group: a Ctrl-C meant for us must not reach it first.
      detached: true,
      ...(cluster.runAs ?? {}),
    }
  )
  closeSync(log)
  await waitUntilReady(cluster, supervisor, () => readLog(logFile))
  // Neither the server nor the pipe to it keeps our process alive.
  supervisor.unref()
  if (supervisor.stdin instanceof net.Socket) {
    supervisor.stdin.unref()
  }
  return { port, supervisor }
}

/** Postgres writes its state into the eighth line of this file, as pg_ctl reads it. */
async function waitUntilReady(
  { pgdata }: Cluster,
  supervisor: ChildProcess,
  readLog: () => string
): Promise<void> {
  const pidFile = path.join(pgdata, "postmaster.pid")
  const deadline = Date.now() + startMillisecondsMax
  let log = readLog()
  while (supervisor.exitCode === null && supervisor.signalCode === null) {
    log = readLog()
    const state = existsSync(pidFile) && readFileSync(pidFile, "utf8")
    if (state && state.split("\n")[7]?.trim() === "ready") {
      return
    }
    if (Date.now() > deadline) {
      supervisor.stdin?.end()
      break
    }
    await sleep(20)
  }
  throw new Error(`Postgres did not start in ${pgdata}:\n${log}`)
}

function readLog(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : ""
}
