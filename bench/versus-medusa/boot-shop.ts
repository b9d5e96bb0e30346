import path from "node:path"
import { logger } from "@medusajs/framework/logger"
import { MedusaApp } from "@medusajs/framework/modules-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
  createPgConnection,
  Modules,
} from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import { LADDER_MODULE } from "../../src/modules/ladder"
import type { LadderModule } from "../../src/modules/ladder/contract"
import { pool_size } from "../harness/open-databases"
import { POINTS_MODULE } from "./points"

export interface Shop {
  readonly container: MedusaContainer
  readonly ladder: LadderModule
  stop(): Promise<void>
}

const root = path.resolve(__dirname, "../..")

/**
 * The plugin's module and the points module as a shop has them: through
 * Medusa's module loader, with its one knex pool, its local event bus and its
 * in-memory workflow engine, all migrated. Without HTTP.
 */
export async function bootShop(clientUrl: string): Promise<Shop> {
  // What it says at boot would stand between the figures.
  logger.setLogLevel("error")
  const connection = createPgConnection({
    clientUrl,
    pool: { min: pool_size, max: pool_size },
  })
  const container = createMedusaContainer()
  container.register({
    [ContainerRegistrationKeys.LOGGER]: asValue(logger),
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue(connection),
  })
  const app = await MedusaApp({
    cwd: root,
    sharedContainer: container,
    sharedResourcesConfig: { database: { clientUrl } },
    injectedDependencies: {
      [ContainerRegistrationKeys.PG_CONNECTION]: connection,
      [ContainerRegistrationKeys.LOGGER]: logger,
    },
    modulesConfig: {
      [Modules.EVENT_BUS]: { resolve: "@medusajs/event-bus-local" },
      [Modules.WORKFLOW_ENGINE]: {
        resolve: "@medusajs/workflow-engine-inmemory",
      },
      [LADDER_MODULE]: {
        resolve: path.join(root, "src/modules/ladder"),
        options: { jobs: false },
      },
      [POINTS_MODULE]: { resolve: path.join(__dirname, "points") },
    },
  })
  await app.runMigrations()
  await app.onApplicationStart()
  const shared = app.sharedContainer ?? container
  return {
    container: shared,
    ladder: shared.resolve<LadderModule>(LADDER_MODULE),
    stop: async () => {
      await app.onApplicationPrepareShutdown()
      await app.onApplicationShutdown()
      await connection.destroy()
    },
  }
}
