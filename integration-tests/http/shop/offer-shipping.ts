import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"

/** Ships everything for one price, from one place to Germany. */
export async function offerShipping(
  container: MedusaContainer,
  {
    location_id,
    currency,
    amount,
  }: { location_id: string; currency: string; amount: number }
): Promise<{ shipping_profile_id: string; shipping_option_id: string }> {
  const { result: profiles } = await createShippingProfilesWorkflow(
    container
  ).run({ input: { data: [{ name: "Parcels", type: "default" }] } })
  const shipping_profile_id = profiles[0]!.id
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: "Delivery",
    type: "shipping",
    service_zones: [
      { name: "Home", geo_zones: [{ country_code: "de", type: "country" }] },
    ],
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  const { result: options } = await createShippingOptionsWorkflow(
    container
  ).run({
    input: [
      {
        name: "Parcel",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: set.service_zones[0]!.id,
        shipping_profile_id,
        type: { label: "Parcel", description: "By post", code: "parcel" },
        prices: [{ currency_code: currency, amount }],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" },
          { attribute: "is_return", value: "false", operator: "eq" },
        ],
      },
    ],
  })
  return { shipping_profile_id, shipping_option_id: options[0]!.id }
}
