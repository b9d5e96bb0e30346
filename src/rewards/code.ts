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

/**
 * Whether it could be one of ours: a prefix of at most ten characters and 14 of
 * Crockford's base 32, in any spelling.
 */
export function looksLikeOurs(code: string): boolean {
  return /^[0-9A-Z]{0,10}[0-9A-HJKMNP-TV-Z]{14}$/.test(normaliseCode(code))
}
