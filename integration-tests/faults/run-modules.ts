import path from "node:path"
import { container, MedusaAppLoader } from "@medusajs/framework"
import "@medusajs/medusa/core-flows"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { obeyParent, type Deeds } from "./obey-parent"

/**
 * Makes this process Medusa's modules and workflows, without a server and
 * without jobs (a third of the time to boot, for there is one boot to each
 * kill), which does what its parent sends.
 */
export function runModules(deeds: Deeds): void {
  boot(deeds).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}

async function boot(deeds: Deeds): Promise<void> {
  await initializeContainer(path.resolve(__dirname, "../.."))
  const { onApplicationStart } = await new MedusaAppLoader().load()
  await onApplicationStart()
  obeyParent(deeds)
}

export { container }
