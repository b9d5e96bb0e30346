import path from "node:path"
import type { ChildProcess } from "node:child_process"
import { build, builtShopDir } from "./build"
import {
  findDataPath,
  isFilled,
  openDatabase,
  readMemory,
  saveMemory,
} from "./database"
import { findFreePort } from "./free-port"
import { ended, MedusaProcesses, shopDir } from "./medusa-process"
import { say } from "./progress"
import type { Actors } from "./seed/actors"
import { playToday } from "./seed/today"
import { welcome } from "./welcome"

const startMsMax = 120_000
let interrupted = false
const seed = (name: string) => path.join("..", "seed", `${name}.ts`)

/**
 * `npm run demo`: Kettle & Crumb, a shop with a year behind it that uses the
 * plugin, ready to look around in. `--fresh` begins from nothing again.
 */
async function main(): Promise<void> {
  const dataPath = findDataPath()
  const logFile = path.join(dataPath, "demo.log")
  const medusa = new MedusaProcesses(logFile)
  const postgres = await openDatabase(dataPath)
  const close = closeOnce(async () => {
    await medusa.stopAll()
    await postgres.stop()
  })
  try {
    process.env.DATABASE_URL = postgres.url
    await fillAndBuild(medusa, postgres.url)
    const port = await findFreePort()
    const server = await startServer(medusa, port)
    const memory = await readMemory(postgres.url)
    const key = memory.get("publishable_key") ?? ""
    if (!memory.has("ready")) {
      const actors = JSON.parse(memory.get("actors") ?? "{}") as Actors
      await playToday(`http://localhost:${port}`, key, actors)
      await saveMemory(postgres.url, "ready", "yes")
    }
    process.stdout.write(welcome({ port, logFile, key }))
    await ended(server)
    throw new Error(`Medusa ended by itself:\n${medusa.endOfLog()}`)
  } finally {
    await close()
  }
}

/** Two things at once where they can be: building, and writing the past. */
async function fillAndBuild(
  medusa: MedusaProcesses,
  url: string
): Promise<void> {
  const filled = await isFilled(url, process.argv.includes("--fresh"))
  const building = build(medusa)
  const filling = filled ? Promise.resolve() : writePast(medusa)
  const [version] = await Promise.all([building, filling])
  const memory = filled ? await readMemory(url) : new Map<string, string>()
  if (memory.get("migrated_for") !== version) {
    say("Migrating …")
    await medusa.run(shopDir, ["db:migrate", "--execute-safe-links"])
    await saveMemory(url, "migrated_for", version)
  }
  if (!filled) {
    await medusa.run(shopDir, ["exec", seed("ladder")])
  }
}

/** Everything that happened in the shop before it had the plugin. */
async function writePast(medusa: MedusaProcesses): Promise<void> {
  const env = { DEMO_BEFORE_PLUGIN: "true" }
  say("Filling the shop (a minute or two, only this once) …")
  await medusa.run(shopDir, ["db:migrate", "--execute-safe-links"], env)
  say("Database migrated")
  await medusa.run(shopDir, ["exec", seed("history")], env)
}

async function startServer(
  medusa: MedusaProcesses,
  port: number
): Promise<ChildProcess> {
  say("Opening the shop …")
  const server = medusa.start(builtShopDir, ["start", "--port", String(port)], {
    NODE_ENV: "production",
    PORT: String(port),
  })
  const deadline = Date.now() + startMsMax
  while (server.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(`http://localhost:${port}/health`).catch(
      () => null
    )
    if (answer?.ok) {
      return server
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Medusa did not start:\n${medusa.endOfLog()}`)
}

/** Closes on Ctrl-C too; however often it is called, it happens once. */
function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null
  const once = () => (closing ??= close())
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!interrupted) {
        say("Closing the shop …")
      }
      interrupted = true
      once().then(
        () => {
          say("Closed")
          process.exit(0)
        },
        () => process.exit(1)
      )
    })
  }
  return once
}

main().catch((error: unknown) => {
  if (interrupted) {
    // What we stopped has failed, as it must; the signal's handler ends us.
    return
  }
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`
  )
  process.exit(1)
})
