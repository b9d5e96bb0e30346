/**
 * A coupon code as it was most likely meant: case and spaces do not matter,
 * and letters that look like digits are those digits (Crockford's base 32 has
 * no O, I and L). Ours are issued in this form; compare nothing else with it,
 * because a merchant's own codes are matched exactly.
 */
export function normaliseCode(code: string): string {
  return code
    .replace(/\s+/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
}
