import { hash, randomBytes } from "node:crypto"
import type { ConversionEvent } from "../../../engine"

/** Crockford's base 32: no I, L, O or U to be misread. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/**
 * 14 characters of 5 bits: 70 bits from the system's secure generator, behind
 * the prefix of the reward's own settings or the shop's.
 */
export function newCode(
  { prefix: own }: { readonly prefix?: unknown },
  coupon_prefix: string
): string {
  const prefix = typeof own === "string" ? own : coupon_prefix
  const characters = [...randomBytes(14)].map((byte) => alphabet[byte % 32])
  return prefix + characters.join("")
}

export const newId = (prefix: string): string =>
  `${prefix}_${randomBytes(16).toString("hex")}`

/** The same id for the same parts, so that a retry finds what it made. */
export const idFor = (prefix: string, ...parts: readonly unknown[]): string =>
  `${prefix}_${digest(parts).slice(0, 32)}`

/**
 * What must not differ between two deliveries under one key: type, moment,
 * value, currency and what it reverses; never what may change later.
 */
export const contentHash = (event: ConversionEvent): string =>
  digest([
    event.type,
    event.at,
    event.value ?? null,
    event.currency ?? null,
    event.reverses ?? null,
  ]).slice(0, 32)

const digest = (value: unknown): string =>
  hash("sha256", JSON.stringify(value), "hex")
