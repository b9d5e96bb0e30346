import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { admin, shopper } from "../logins"
import type { PlannedCustomer } from "./plan-history"

/** Writes the customers as of the day they came; answers ids by e-mail. */
export async function writeCustomers(
  container: MedusaContainer,
  planned: readonly PlannedCustomer[]
): Promise<Map<string, string>> {
  const service = container.resolve(Modules.CUSTOMER)
  const written = await service.createCustomers(
    planned.map((customer) => ({
      email: customer.email,
      first_name: customer.first_name,
      last_name: customer.last_name,
      has_account: !customer.guest,
      created_at: customer.joined_at,
      updated_at: customer.joined_at,
    }))
  )
  const ids = new Map(written.map(({ id, email }) => [email, id]))
  await service.createCustomerAddresses(
    planned.map(({ email, first_name, last_name, address }) => ({
      customer_id: ids.get(email) ?? "",
      address_name: "Home",
      is_default_shipping: true,
      is_default_billing: true,
      first_name,
      last_name,
      ...address,
    }))
  )
  return ids
}

/** Lets the admin, the shopper and those who shop today log in. */
export async function writeLogins(
  container: MedusaContainer,
  ids: ReadonlyMap<string, string>,
  actors: readonly string[]
): Promise<void> {
  const user = await container.resolve(Modules.USER).createUsers({
    email: admin.email,
    first_name: "Kim",
    last_name: "Kettle",
  })
  await writeLogin(container, admin, { user_id: user.id })
  for (const email of [shopper.email, ...actors]) {
    const customer_id = ids.get(email)
    await writeLogin(container, { ...shopper, email }, { customer_id })
  }
}

async function writeLogin(
  container: MedusaContainer,
  { email, password }: { email: string; password: string },
  app_metadata: Record<string, unknown>
): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", {
    body: { email, password },
  })
  if (!authIdentity) {
    throw new Error(`No login could be made for ${email}: ${String(error)}`)
  }
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata })
}
