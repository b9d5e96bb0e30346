import type { ConversionType } from "./conversion-type"

export const customerRegistered: ConversionType = {
  name: "customer.registered",
  label: "Registered",
  description: "Somebody opened an account.",
  trust: "server",
  from: ["customers"],
  registers: true,
  attributes: {},
}
