import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import {
  customersNamed,
  type NamedCustomer,
} from "../../../../../shop/customers-named"
import type {
  AdminCustomerReference,
  AdminFindCustomersResponse,
} from "../../../../../types/http"
import type { FindCustomers } from "../validators"

/** Whom a list of ids and e-mail addresses is about. It changes nothing. */
export const POST = async (
  req: MedusaRequest<FindCustomers>,
  res: MedusaResponse<AdminFindCustomersResponse>
) => {
  const { who } = req.validatedBody
  const guestsCount = ladderOf(req.scope).settings().guests !== "off"
  const customerOf = await customersNamed(req.scope, who)
  res.json({
    customers: who.map((name) => {
      const customer = customerOf(name)
      if (!customer) {
        return { who: name, state: "unknown", customer: null }
      }
      const counts = customer.has_account || guestsCount
      const state = counts ? "found" : "guest"
      return { who: name, state, customer: referenceOf(customer) }
    }),
  })
}

function referenceOf(customer: NamedCustomer): AdminCustomerReference {
  const { id, email, first_name, last_name } = customer
  const name = [first_name, last_name].filter(Boolean).join(" ")
  return { id, name: name || null, email }
}
