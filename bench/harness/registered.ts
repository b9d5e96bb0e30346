import type { ConversionEvent } from "../../src/engine"
import { customerId } from "./order-stream"
import type { Ledger } from "./open-databases"

/** Registers this many customers: members whom the indexes of screens hold. */
export async function registerCustomers(
  { services }: Ledger,
  count: number,
  at: number
): Promise<void> {
  const all = Array.from({ length: count }, (_, n): ConversionEvent => {
    const customer = customerId(n)
    return {
      key: `customer:${customer}`,
      type: "customer.registered",
      customer,
      at,
      attributes: {},
    }
  })
  await services.door.record(all, "bench")
}
