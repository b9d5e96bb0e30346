import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from "node:crypto"

/** Of the tag that tells a token from a made up one: 128 bits. */
const tag_bytes = 16
const key_bytes = 32

/** More characters than any token of ours has. */
const token_length_max = 4_096

/** Makes texts unreadable and unchangeable for whoever has not the secret. */
export interface Seal {
  /** The same text gives the same token, of letters, digits, "-" and "_". */
  close(text: string): string
  /** Null for everything that was not closed with this secret, to the bit. */
  open(token: string): string | null
}

/**
 * The tag is an HMAC of the text and, at once, what the text is encrypted with:
 * one text has one token, no two texts share a key stream, and there is nothing
 * to be drawn by chance. What it is used for is part of the keys.
 */
export function sealOf(secret: string, purpose: string): Seal {
  const tagKey = keyOf(secret, `${purpose}: tag`)
  const textKey = keyOf(secret, `${purpose}: text`)
  const tagOf = (text: Uint8Array) =>
    createHmac("sha256", tagKey).update(text).digest().subarray(0, tag_bytes)
  return {
    close: (text) => {
      const plain = Buffer.from(text, "utf8")
      const tag = tagOf(plain)
      const cipher = createCipheriv("aes-256-ctr", textKey, tag)
      return Buffer.concat([
        tag,
        cipher.update(plain),
        cipher.final(),
      ]).toString("base64url")
    },
    open: (token) => {
      const bytes = bytesOf(token)
      if (bytes === null) {
        return null
      }
      const tag = bytes.subarray(0, tag_bytes)
      const cipher = createDecipheriv("aes-256-ctr", textKey, tag)
      const plain = Buffer.concat([
        cipher.update(bytes.subarray(tag_bytes)),
        cipher.final(),
      ])
      return timingSafeEqual(tag, tagOf(plain)) ? plain.toString("utf8") : null
    },
  }
}

/**
 * A name for something that cannot be found out from it without the secret, not
 * even by trying all there are, as one can with addresses.
 */
export function nameFor(secret: string, ...parts: readonly string[]): string {
  return createHmac("sha256", keyOf(secret, "names"))
    .update(JSON.stringify(parts))
    .digest("hex")
    .slice(0, 32)
}

/** Null for what is too short, too long, or another spelling of such bytes. */
function bytesOf(token: string): Buffer | null {
  if (token.length > token_length_max) {
    return null
  }
  const bytes = Buffer.from(token, "base64url")
  return bytes.length > tag_bytes && bytes.toString("base64url") === token
    ? bytes
    : null
}

function keyOf(secret: string, info: string): Buffer {
  const name = `medusa-plugin-customer-ladder ${info}`
  return Buffer.from(hkdfSync("sha256", secret, "", name, key_bytes))
}
