import type { ConversionType } from "./conversion-type"

/**
 * What a shop may ask of a profile: what Medusa keeps of customers beside the
 * e-mail address. Not metadata, in which shoppers may write what they like.
 */
export const profileFields = [
  "first_name",
  "last_name",
  "company_name",
  "phone",
  "address",
  "shipping_address",
  "billing_address",
] as const

export type ProfileField = (typeof profileFields)[number]

export const customerProfileCompleted: ConversionType = {
  name: "customer.profile_completed",
  label: "Profile completed",
  description: "Every field the shop asks for is filled in.",
  trust: "server",
  from: ["profiles"],
  undo: {
    name: "customer.profile_emptied",
    label: "Profile no longer complete",
    when: "One of the fields is emptied.",
  },
  attributes: {
    field: {
      type: "choice",
      of: profileFields,
      label: "Fields filled in",
      many: true,
    },
  },
}
