import { container } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { migrate } from "@medusajs/medusa/commands/db/migrate"
import start from "@medusajs/medusa/commands/start"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { obeyParent, type Deeds } from "./obey-parent"

/**
 * Makes this process a whole Medusa, as `medusa start` runs it, which does what
 * its parent sends and sends back what came of it. With port 0 it migrates the
 * database and ends.
 */
export function runShop(directory: string, port: number, deeds: Deeds): void {
  run(directory, port, deeds).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}

async function run(
  directory: string,
  port: number,
  deeds: Deeds
): Promise<void> {
  if (port === 0) {
    await migrateDatabase(directory)
    process.exit()
  }
  await start({ port, host: "127.0.0.1", directory })
  obeyParent(deeds)
}

async function migrateDatabase(directory: string): Promise<void> {
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
}
