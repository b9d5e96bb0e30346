import { spawn, type ChildProcess } from "node:child_process"
import path from "node:path"
import { findFreePort } from "../../scripts/postgres/free-port"

/** A whole Medusa in a process of its own, which can be stopped and killed. */
export interface ShopProcess {
  /** Has it do something; rejects when that fails, or when it dies. */
  ask<T>(name: string, argument?: unknown): Promise<T>
  /** Halts it where it is, as a machine that is too busy. */
  halt(): void
  goOn(): void
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Whether it is there still. */
  lives(): boolean
}

export interface ShopPlace {
  readonly database_url: string
  /** Empty: none, all of it is in the process. */
  readonly redis_url: string
}

/** Migrates the shop's database. */
export async function migrateShop(place: ShopPlace): Promise<void> {
  const child = spawnShop(place, "server")
  const [code] = await new Promise<[number | null]>((resolve) => {
    child.process.once("close", (exit) => resolve([exit]))
  })
  if (code !== 0) {
    throw new Error(`The database was not migrated: ${child.said()}`)
  }
}

/** Boots Medusa; resolves when it is there. */
export async function startShopProcess(
  place: ShopPlace,
  mode: "server" | "worker"
): Promise<ShopProcess> {
  return await talkTo(spawnShop(place, mode, await findFreePort()))
}

/** Boots as much of Medusa as issues rewards; resolves when it is there. */
export async function startIssuingProcess(
  place: ShopPlace
): Promise<ShopProcess> {
  return await talkTo(spawnProgram("issuing-process.ts", [], place, {}))
}

/** Boots as much of Medusa as goes through a history; resolves when it is there. */
export async function startHistoryProcess(
  place: ShopPlace
): Promise<ShopProcess> {
  return await talkTo(spawnProgram("history-process.ts", [], place, {}))
}

/** Resolves when the process says that it is there. */
async function talkTo({ process: child, said }: Spawned): Promise<ShopProcess> {
  const open = new Map<number, (message: Message) => void>()
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => {
      open.forEach((answer) => answer({ error: `It died: ${said()}` }))
      resolve()
    })
  })
  child.on("message", (message: Message & { id: number }) => {
    open.get(message.id)?.(message)
    open.delete(message.id)
  })
  const answered = <T>(id: number) =>
    new Promise<T>((resolve, reject) => {
      open.set(id, ({ answer, error }) =>
        error === undefined ? resolve(answer as T) : reject(new Error(error))
      )
    })
  await answered(0)
  let last = 0
  return {
    ask: (name, argument) => {
      const id = ++last
      child.send({ id, name, argument })
      return answered(id)
    },
    halt: () => child.kill("SIGSTOP"),
    goOn: () => child.kill("SIGCONT"),
    kill: async () => {
      child.kill("SIGKILL")
      await gone
    },
    lives: () => child.exitCode === null && child.signalCode === null,
  }
}

interface Message {
  readonly answer?: unknown
  readonly error?: string
}

interface Spawned {
  readonly process: ChildProcess
  /** The end of what it printed. */
  said(): string
}

function spawnShop(
  place: ShopPlace,
  mode: "server" | "worker",
  port?: number
): Spawned {
  const { database_url } = place
  return spawnProgram(
    "shop-process.ts",
    port === undefined ? [] : [String(port)],
    { ...place, database_url: `${database_url}?application_name=${mode}` },
    { MEDUSA_WORKER_MODE: mode, LADDER_JOBS: "yes" }
  )
}

function spawnProgram(
  file: string,
  options: readonly string[],
  { database_url, redis_url }: ShopPlace,
  env: Readonly<Record<string, string>>
): Spawned {
  const root = path.resolve(__dirname, "../..")
  const register = path.join(root, "scripts/register.cjs")
  const child = spawn(
    process.execPath,
    ["-r", register, path.join(__dirname, file), ...options],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        // Without jest's own flags, which would reach the child.
        NODE_OPTIONS: "",
        NODE_ENV: "production",
        DATABASE_URL: database_url,
        REDIS_URL: redis_url,
        ...env,
      },
    }
  )
  let said = ""
  const hear = (text: Buffer) =>
    (said = `${said}${text.toString()}`.slice(-4000))
  child.stdout?.on("data", hear)
  child.stderr?.on("data", hear)
  return { process: child, said: () => said }
}
