import { Modules } from "@medusajs/framework/utils"
import { runOutbox } from "../../src/rewards/outbox"
import { earn, publishLadder, twoRungs } from "../http/rewards-shop"
import { container, runModules } from "./run-modules"
import { withFault, type Fault } from "./statements"

const [welcome] = twoRungs.rewards ?? []

runModules({
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
})
