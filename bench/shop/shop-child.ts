import { container } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { migrate } from "@medusajs/medusa/commands/db/migrate"
import start from "@medusajs/medusa/commands/start"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { apiAt } from "../../integration-tests/http/shop/api-at"
import { deedsOn } from "./deeds"

/**
 * A whole Medusa in a process of its own, which does what it is sent. Without a
 * port it migrates the database and ends.
 */
const [, , directory = "", portText = "0"] = process.argv
const port = Number(portText)

interface Order {
  readonly id: number
  readonly name: string
  readonly argument: never
}

async function main(): Promise<void> {
  if (port === 0) {
    await initializeContainer(directory)
    await migrate({
      directory,
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
    process.exit()
  }
  await start({ port, host: "127.0.0.1", directory })
  const deeds: Record<string, (argument: never) => Promise<unknown>> = deedsOn(
    apiAt(port)
  )
  process.on("message", ({ id, name, argument }: Order) => {
    const done = deeds[name]?.(argument) ?? Promise.reject(new Error(name))
    done.then(
      (answer) => process.send?.({ id, answer }),
      (error: unknown) => process.send?.({ id, error: String(error) })
    )
  })
  process.on("disconnect", () => process.exit())
  process.send?.({ id: 0 })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
