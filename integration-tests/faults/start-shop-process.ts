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
}

export interface ShopPlace {
  readonly database_url: string
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
  const { process: child, said } = spawnShop(place, mode, await findFreePort())
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
  }
}

interface Message {
  readonly answer?: unknown
  readonly error?: string
}

function spawnShop(
  { database_url, redis_url }: ShopPlace,
  mode: "server" | "worker",
  port?: number
): { process: ChildProcess; said: () => string } {
  const root = path.resolve(__dirname, "../..")
  const file = path.join(__dirname, "shop-process.ts")
  const child = spawn(
    process.execPath,
    [
      ...["-r", path.join(root, "scripts/register.cjs"), file],
      ...(port === undefined ? [] : [String(port)]),
    ],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        // Without jest's own flags, which would reach the child.
        NODE_OPTIONS: "",
        NODE_ENV: "production",
        DATABASE_URL: `${database_url}?application_name=${mode}`,
        REDIS_URL: redis_url,
        MEDUSA_WORKER_MODE: mode,
        LADDER_JOBS: "yes",
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
