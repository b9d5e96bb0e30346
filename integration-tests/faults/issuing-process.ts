import { Modules } from "@medusajs/framework/utils"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
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
  /** Somebody with an account. */
  join: async (email: string): Promise<string> => {
    const customers = container.resolve(Modules.CUSTOMER)
    const { id } = await customers.createCustomers({ email, has_account: true })
    return id
  },
  /** Records what a till says, to which rewards are due; again is the same. */
  tell: async ({ customer, at }: { customer: string; at: number }) => {
    const event = { customer, at, attributes: {} }
    const answers = await ladderOf(container).recording.record(
      [
        { ...event, key: `till:r:${customer}`, type: "customer.registered" },
        {
          ...event,
          ...{ key: `till:o:${customer}`, type: "order.placed" },
          ...{ value: 1000, currency: "eur" },
        },
      ],
      "till"
    )
    return answers.map(({ answer }) => answer)
  },
  outbox: async (fault: Fault | null) =>
    await withFault(fault, () => runOutbox(container)),
})
