import path from "node:path"
import { container } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { migrate } from "@medusajs/medusa/commands/db/migrate"
import start from "@medusajs/medusa/commands/start"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import ladderSweep from "../../src/jobs/ladder-sweep"
import { publishLadder } from "../http/rewards-shop"
import { buy } from "../http/shop/carts"
import { registerCustomer, type Customer } from "../http/shop/customers"
import { openShop } from "../http/shop/open-shop"
import type { Shop } from "../http/shop/shop"

/**
 * A whole Medusa in a process of its own, as `medusa start` runs it, which does
 * what it is sent and sends back what came of it. Without a port it migrates
 * the database and ends.
 */
const port = Number(process.argv[2] ?? 0)
const root = path.resolve(__dirname, "../..")
let shop: Shop

const api = {
  post: async (
    url: string,
    body: object,
    { headers = {} }: { headers?: Record<string, string> } = {}
  ) => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { ...headers, "content-type": "application/json" },
    })
    const data: unknown = await answer.json()
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status} ${JSON.stringify(data)}`)
    }
    return { data }
  },
}

const deeds: Record<string, (argument: never) => Promise<unknown>> = {
  open: async () => {
    shop = await openShop(container, api)
    await publishLadder(container)
  },
  register: (email: string) => registerCustomer(shop, email),
  buy: (customer: Customer) => buy(shop, customer),
  sweep: () => ladderSweep(container),
  outbox: () => ladderOutbox(container),
}

async function migrateDatabase(): Promise<void> {
  await initializeContainer(root)
  await migrate({
    directory: root,
    skipLinks: false,
    skipScripts: true,
    skipSearch: true,
    executeAllLinks: true,
    executeSafeLinks: true,
    executeAllSearch: false,
    executeSafeSearch: false,
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    container,
  })
}

async function obey(order: {
  id: number
  name: string
  argument: never
}): Promise<void> {
  const { id, name, argument } = order
  try {
    process.send?.({ id, answer: await deeds[name]?.(argument) })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
}

async function main(): Promise<void> {
  if (port === 0) {
    await migrateDatabase()
    process.exit()
  }
  await start({ port, host: "127.0.0.1", directory: root })
  process.on("message", (order) => void obey(order as never))
  // Nobody sends any more.
  process.on("disconnect", () => process.exit())
  process.send?.({ id: 0 })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
