import { createHash, randomBytes } from "node:crypto"

/** 256 bits from the system's secure generator: nobody guesses one. */
export const newVisitorToken = (): string =>
  `lavis_${randomBytes(32).toString("base64url")}`

/** What is kept of a token: who has it can show it, who reads this cannot. */
export const visitorOf = (token: string): string =>
  createHash("sha256").update(token).digest("hex")
