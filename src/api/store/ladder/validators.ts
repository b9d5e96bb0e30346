import { pattern, strictObject } from "../../../ladder-document/fields"

export const couponParams = strictObject({
  code: pattern(/^[\x20-\x7e]{1,64}$/, "a code of 1 to 64 characters"),
})
