import path from "node:path"
import { container, MedusaAppLoader } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import "@medusajs/medusa/core-flows"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { runOutbox } from "../../src/rewards/outbox"
import { earn, publishLadder, twoRungs } from "../http/rewards-shop"
import { obeyParent } from "./obey-parent"
import { withFault, type Fault } from "./statements"

/**
 * Medusa's modules and workflows and the outbox, without a server and without
 * jobs: a third of the time to boot, for there is one boot to each kill.
 */
const [welcome] = twoRungs.rewards ?? []

const deeds = {
  open: async () => {
    await publishLadder(container, {
      ...twoRungs,
      rewards: [welcome!, { ...welcome!, id: "thanks", name: "Thanks" }],
    })
  },
  /** A new customer to whom two coupons are due. */
  earn: async (email: string): Promise<string> => {
    const customers = container.resolve(Modules.CUSTOMER)
    const { id } = await customers.createCustomers({ email, has_account: true })
    await earn(container, id, 1)
    return id
  },
  outbox: async (fault: Fault | null) =>
    await withFault(fault, () => runOutbox(container)),
}

async function main(): Promise<void> {
  await initializeContainer(path.resolve(__dirname, "../.."))
  const { onApplicationStart } = await new MedusaAppLoader().load()
  await onApplicationStart()
  obeyParent(deeds)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
