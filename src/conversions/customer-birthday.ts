import type { ConversionType } from "./conversion-type"

export const customerBirthday: ConversionType = {
  name: "customer.birthday",
  label: "Birthday",
  description:
    "The customer's birthday, on the day or as many days off as the shop says.",
  trust: "server",
  timed: true,
  from: ["anniversaries"],
  passive: true,
  attributes: {
    years: { type: "number", min: 0, max: 150, label: "Age reached" },
  },
}
