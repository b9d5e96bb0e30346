import type { ParamSpecs } from "../../../types"
import { settingsOf } from "../typed-settings"

const params = {
  percent: { type: "integer", min: 1, max: 100, label: "" },
  amount: { type: "integer", min: 1, max: 9, unit: "minor", label: "" },
  currency: { type: "currency", label: "" },
} satisfies ParamSpecs

const decimals = (currency: string) =>
  ({ jpy: 0, kwd: 3 })[currency as "jpy"] ?? 2

it.each([
  [{ percent: " 10 " }, { percent: 10 }],
  [
    { amount: "12.5", currency: "eur" },
    { amount: 1250, currency: "eur" },
  ],
  [
    { amount: "12,05", currency: "eur" },
    { amount: 1205, currency: "eur" },
  ],
  [
    { amount: "0.29", currency: "eur" },
    { amount: 29, currency: "eur" },
  ],
  [
    { amount: "1200", currency: "jpy" },
    { amount: 1200, currency: "jpy" },
  ],
  [
    { amount: "1.234", currency: "kwd" },
    { amount: 1234, currency: "kwd" },
  ],
  [
    { amount: "12.345", currency: "eur" },
    { amount: "12.345", currency: "eur" },
  ],
  [{ percent: "ten" }, { percent: "ten" }],
  [{ percent: "10.5" }, { percent: "10.5" }],
  [{ percent: "" }, {}],
])("reads %j as %j", (typed, settings) => {
  expect(settingsOf(params, typed, decimals)).toEqual(settings)
})
