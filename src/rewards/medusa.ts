import type {
  CreateCustomerGroupDTO,
  CreatePromotionDTO,
  CreatePromotionRuleDTO,
  CustomerGroupDTO,
  MedusaContainer,
  PromotionDTO,
  UpdatePromotionDTO,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { isObject } from "../params"

/** Medusa's workflows that rewards run: what goes in and what comes out. */
interface Workflows {
  "create-promotions": [
    { readonly promotionsData: readonly CreatePromotionDTO[] },
    PromotionDTO[],
  ]
  "update-promotions": [
    { readonly promotionsData: readonly UpdatePromotionDTO[] },
    unknown,
  ]
  "update-promotion-rules-workflow": [
    {
      readonly data: readonly {
        id: string
        attribute?: string
        values: string[]
      }[]
    },
    unknown,
  ]
  "create-promotion-rules-workflow": [
    {
      readonly data: { id: string; rules: CreatePromotionRuleDTO[] }
      readonly rule_type: "rules"
    },
    unknown,
  ]
  "delete-promotion-rules-workflow": [
    {
      readonly data: { id: string; rule_ids: string[] }
      readonly rule_type: "rules"
    },
    unknown,
  ]
  "update-cart-promotions": [
    {
      readonly cart_id: string
      readonly promo_codes: readonly string[]
      readonly action: "add" | "remove"
      readonly force_refresh_payment_collection: true
    },
    unknown,
  ]
  "transfer-cart-customer": [
    {
      readonly id: string
      readonly customer_id: string
      readonly additional_data?: Readonly<Record<string, unknown>>
    },
    unknown,
  ]
  "create-customer-groups": [
    { readonly customersData: readonly CreateCustomerGroupDTO[] },
    CustomerGroupDTO[],
  ]
  "link-customers-to-customer-group": [
    {
      readonly id: string
      readonly add: readonly string[]
      readonly remove: readonly string[]
    },
    unknown,
  ]
}

/**
 * Runs one of Medusa's workflows, all or nothing.
 *
 * By its id, as Medusa's own routes do: importing the workflows would load
 * every one of them into whatever only wants to know the reward kinds, such as
 * the replay tool.
 */
export async function runWorkflow<Id extends keyof Workflows>(
  container: MedusaContainer,
  id: Id,
  input: Workflows[Id][0]
): Promise<Workflows[Id][1]> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE)
  try {
    const { result } = (await engine.run(id, { input })) as {
      result: Workflows[Id][1]
    }
    return result
  } catch (error) {
    throw errorOf(error)
  }
}

/** The engine throws copies of errors, plain objects that print as nothing. */
function errorOf(thrown: unknown): unknown {
  return !(thrown instanceof Error) &&
    isObject(thrown) &&
    typeof thrown["message"] === "string"
    ? Object.assign(new Error(thrown["message"]), thrown)
    : thrown
}

/** Rows of the shop; the caller says which shape its `fields` have. */
export async function readRows<Row>(
  container: MedusaContainer,
  entity: string,
  fields: readonly string[],
  filters: Readonly<Record<string, unknown>>,
  page?: { readonly take: number; readonly order: Record<string, "ASC"> }
): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity,
    fields: [...fields],
    filters: { ...filters },
    ...(page && { pagination: page }),
  })
  return data as Row[]
}

/** How many rows of the shop there are, without reading them. */
export async function countRows(
  container: MedusaContainer,
  entity: string,
  filters: Readonly<Record<string, unknown>>
): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { metadata } = await query.graph({
    entity,
    fields: ["id"],
    filters: { ...filters },
    pagination: { take: 1, skip: 0 },
  })
  return metadata?.count ?? 0
}
