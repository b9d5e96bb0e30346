import { spawn } from "node:child_process"
import path from "node:path"
import { findFreePort } from "../../scripts/postgres/free-port"
import type { Deeds } from "./deeds"

type Name = keyof Deeds

/** A shop in a process of its own; it ends with this one, or when stopped. */
export interface RunningShop {
  ask<N extends Name>(
    name: N,
    ...argument: Parameters<Deeds[N]>
  ): Promise<Awaited<ReturnType<Deeds[N]>>>
  stop(): void
}

const root = path.resolve(__dirname, "../..")
const bare = path.join(__dirname, "bare")

/** Migrates the database and boots Medusa on it, with the plugin or without. */
export async function startShop(
  database_url: string,
  plugin: boolean
): Promise<RunningShop> {
  const directory = plugin ? root : bare
  await ended(spawnChild(database_url, [directory]))
  const port = await findFreePort()
  const child = spawnChild(database_url, [directory, String(port)])
  const open = new Map<number, (message: Message) => void>()
  child.on("message", (message: Message & { id: number }) => {
    open.get(message.id)?.(message)
    open.delete(message.id)
  })
  child.once("close", () =>
    open.forEach((answer) => answer({ error: "The shop ended" }))
  )
  const answered = <T>(id: number) =>
    new Promise<T>((resolve, reject) => {
      open.set(id, ({ answer, error }) =>
        error === undefined ? resolve(answer as T) : reject(new Error(error))
      )
    })
  await answered(0)
  let last = 0
  return {
    ask: (name, ...[argument]) => {
      const id = ++last
      child.send({ id, name, argument })
      return answered(id)
    },
    stop: () => child.kill("SIGKILL"),
  }
}

interface Message {
  readonly answer?: unknown
  readonly error?: string
}

function spawnChild(database_url: string, args: readonly string[]) {
  return spawn(
    process.execPath,
    [
      "-r",
      path.join(root, "scripts/register.cjs"),
      path.join(__dirname, "shop-child.ts"),
      ...args,
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: database_url,
        LOG_LEVEL: "error",
        MEDUSA_DISABLE_TELEMETRY: "true",
      },
    }
  )
}

async function ended(child: ReturnType<typeof spawnChild>): Promise<void> {
  const code = await new Promise<number | null>((resolve) =>
    child.once("close", resolve)
  )
  if (code !== 0) {
    throw new Error(`The shop's database was not migrated: ended with ${code}`)
  }
}
