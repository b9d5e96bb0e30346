/**
 * What a token says; undefined: it is none. For tokens that Medusa has just
 * signed: it is not verified.
 */
export function claimsOf(token: unknown): unknown {
  const [, payload] = typeof token === "string" ? token.split(".") : []
  try {
    return JSON.parse(Buffer.from(payload ?? "", "base64url").toString("utf8"))
  } catch {
    return undefined
  }
}
