import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs"
import { execFileSync } from "node:child_process"
import os from "node:os"
import path from "node:path"
import { findFreePort } from "../../scripts/postgres/free-port"
import { chooseRunAs } from "../../scripts/postgres/run-as"
import {
  startPostgres,
  type RunningPostgres,
} from "../../scripts/postgres/start-postgres"

/** A Postgres of the test's own, durable, which may be stopped and started. */
export interface OwnPostgres {
  /** The same before and after it was stopped. */
  readonly url: string
  /** As `pg_ctl stop -m immediate`: all of it is gone at once, as by a crash. */
  stopAtOnce(): Promise<void>
  startAgain(): Promise<void>
  /**
   * A folder on a disk of its own that is as small as that, for a tablespace.
   *
   * @throws where this machine does not let us mount one
   */
  smallDisk(megabytes: number): string
  close(): Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ladder-own-postgres-"))
  const dataDir = path.join(folder, "home")
  const port = await findFreePort()
  let running: RunningPostgres | null = null
  const mounted: string[] = []
  const startAgain = async () => {
    running = await start(dataDir, port)
  }
  // Postgres runs as somebody else, who must get here.
  execFileSync("chmod", ["755", folder])
  await startAgain()
  const url = new URL(running!.url)
  url.port = String(port)
  return {
    url: url.toString(),
    startAgain,
    stopAtOnce: async () => {
      const file = path.join(dataDir, "cluster", "postmaster.pid")
      const [pid] = readFileSync(file, "utf8").split("\n")
      process.kill(Number(pid), "SIGQUIT")
      await running?.stop()
    },
    smallDisk: (megabytes) => {
      const disk = path.join(folder, `disk-${mounted.length}`)
      mkdirSync(disk)
      execFileSync("mount", [
        ...["-t", "tmpfs", "-o", `size=${megabytes}m`],
        ...["tmpfs", disk],
      ])
      mounted.push(disk)
      const runAs = chooseRunAs(dataDir)
      if (runAs !== null) {
        chownSync(disk, runAs.uid, runAs.gid)
      }
      return disk
    },
    close: async () => {
      await running?.stop()
      mounted.forEach((disk) => execFileSync("umount", [disk]))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Of its own even where the tests have been given one. */
async function start(dataDir: string, port: number): Promise<RunningPostgres> {
  const given = process.env.DATABASE_URL
  delete process.env.DATABASE_URL
  try {
    return await startPostgres({ dataDir, settings: { port } })
  } finally {
    if (given !== undefined) {
      process.env.DATABASE_URL = given
    }
  }
}
