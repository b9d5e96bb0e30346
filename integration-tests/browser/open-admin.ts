import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { Client } from "@medusajs/framework/pg"
import { build, builtShopDir } from "../../demo/build"
import { MedusaProcesses, shopDir } from "../../demo/medusa-process"
import { findFreePort } from "../../scripts/postgres/free-port"
import {
  createDatabase,
  dropDatabase,
} from "../../scripts/postgres/start-postgres"

export const login = { email: "staff@shop.test", password: "supersecret" }

/** A shop with the built plugin, admin and all, on an empty database. */
export interface AdminShop {
  readonly url: string
  /** Calls the API and answers its JSON. Throws on any refusal. */
  call<T>(
    path: string,
    request?: { body?: object; headers?: Readonly<Record<string, string>> }
  ): Promise<T>
  /** Runs one of Medusa's commands on the shop; answers what it said. */
  medusa(cwd: string, args: readonly string[]): Promise<string>
  /** Stops the server and starts it again, with these variables set too. */
  restart(env: Readonly<Record<string, string>>): Promise<void>
  /** Runs statements on the shop's database: to break what does not break. */
  sql(statements: string): Promise<void>
  /** For files of the test's; gone with the shop. */
  readonly folder: string
  close(): Promise<void>
}

/**
 * Opens the demo's host app, which resolves the plugin by its name as any
 * shop does, on a database of its own.
 */
export async function openAdmin(): Promise<AdminShop> {
  const server = process.env.DATABASE_URL
  if (server === undefined) {
    throw new Error("DATABASE_URL is not set: run `npm test -- browser`.")
  }
  const name = `ladder_browser_${randomBytes(4).toString("hex")}`
  const folder = mkdtempSync(path.join(os.tmpdir(), "ladder-browser-"))
  const medusa = new MedusaProcesses(path.join(folder, "medusa.log"))
  const close = async () => {
    await medusa.stopAll()
    await dropDatabase(server, name)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await build(medusa)
    const env = { DATABASE_URL: await createDatabase(server, name) }
    await medusa.run(shopDir, ["db:migrate", "--execute-safe-links"], env)
    const { email, password } = login
    await medusa.run(shopDir, ["user", "-e", email, "-p", password], env)
    const port = String(await findFreePort())
    const url = `http://localhost:${port}`
    const start = (more: Readonly<Record<string, string>> = {}) =>
      startAt(url, medusa, { ...env, PORT: port, ...more })
    await start()
    return {
      url,
      folder,
      sql: (statements) => runOn(env.DATABASE_URL, statements),
      call: caller(url),
      medusa: async (cwd, args) => {
        await medusa.run(cwd, args, env)
        return medusa.endOfLog()
      },
      restart: async (more) => {
        await medusa.stopAll()
        await start(more)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startAt(
  url: string,
  medusa: MedusaProcesses,
  env: Readonly<Record<string, string>> & { PORT: string }
): Promise<void> {
  const args = ["start", "--port", env.PORT]
  const ended = medusa.start(builtShopDir, args, {
    ...env,
    NODE_ENV: "production",
  })
  await until(`Medusa answers at ${url}`, async () => {
    if (ended.exitCode !== null) {
      throw new Error(`Medusa did not start:\n${medusa.endOfLog()}`)
    }
    return (await fetch(`${url}/health`).catch(() => null))?.ok
  })
}

function caller(url: string): AdminShop["call"] {
  return async <T>(
    path: string,
    { body, headers = {} }: { body?: object; headers?: object } = {}
  ) => {
    const answer = await fetch(`${url}${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    }
    return (await answer.json()) as T
  }
}

const patienceMs = 120_000
const pauseMs = 200

/** Asks again until there is an answer other than nothing or false. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>
): Promise<NonNullable<T>> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer) {
      return answer
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${patienceMs / 1000} s in vain: ${what}`)
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

async function runOn(database: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: database })
  await client.connect()
  try {
    await client.query(statements)
  } finally {
    await client.end()
  }
}
