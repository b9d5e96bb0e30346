import { z } from "@medusajs/framework/zod"

const orders = z
  .strictObject({
    /**
     * What an order is worth: its own `total` once paid or payable, or the
     * `money` that really came in and went out.
     */
    counts: z.enum(["total", "money"]).default("total"),
    /** Whether tax counts. */
    tax: z.boolean().default(false),
    /** Whether shipping counts. */
    shipping: z.boolean().default(false),
    /** Whether bought gift cards count. */
    gift_cards: z.boolean().default(false),
  })
  .prefault({})

/** What a merchant may set in `medusa-config.ts`. */
const options = z.strictObject({
  orders,
  /** Whether the scheduled jobs of this process run. */
  jobs: z.boolean().default(true),
  /** Beginning of every coupon code. */
  coupon_prefix: z
    .string()
    .regex(/^[A-HJ-KM-NP-Z2-9]{0,10}$/)
    .default(""),
  /** Medusa adds it to every module's options. */
  database: z.unknown().optional(),
})

export type LadderOptions = Omit<z.output<typeof options>, "database">
export type OrderSettings = LadderOptions["orders"]

/**
 * Reads the plugin's options.
 *
 * @throws Error naming the option, its value and what is allowed
 */
export function readOptions(raw: Record<string, unknown> = {}): LadderOptions {
  const parsed = options.safeParse(raw)
  if (parsed.success) {
    return parsed.data
  }
  const faults = parsed.error.issues.map(
    (issue) => `options.${issue.path.join(".")}: ${issue.message}`
  )
  throw new Error(`medusa-plugin-customer-ladder: ${faults.join("; ")}`)
}
