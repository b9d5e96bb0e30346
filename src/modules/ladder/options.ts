import { z } from "@medusajs/framework/zod"
import { profileFields } from "../../conversions/customer-profile-completed"
import { limits } from "../../engine"
import { announcedNames, type AnnouncedName } from "./announced"
import { storefrontOptions } from "./storefront-options"
import { calendarOf } from "./calendar"

/** What is heard on the shop's routes, as no row of the shop tells of it. */
const heardNames = ["log-ins", "searches"] as const

export type HeardName = (typeof heardNames)[number]

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
    /** An order is kept when nothing came back so many days after delivery. */
    kept_after_days: z.number().int().min(1).max(365).default(14),
    /** Ids or values of the return reasons that are the shop's fault. */
    shops_fault_reasons: z
      .array(z.string().min(1).max(200))
      .max(100)
      .default([]),
  })
  .prefault({})

const webAddress = (wanted: string) =>
  z.string().regex(/^https?:\/\/[^\s/?#\\@]+(\/[^\s?#\\]*)?$/, {
    error: ({ input }) => `is ${JSON.stringify(input)}; ${wanted} is wanted`,
  })

const links = z
  .strictObject({
    /** What links are signed with; without it the shop's own secret. */
    secret: z.string().min(32).max(1_000).optional(),
    /**
     * Where the shop's pages are, the main one first: links lead nowhere else.
     * Without it the origins that may call the store API.
     */
    origins: z
      .array(webAddress('an origin, like "https://shop.example",').max(300))
      .min(1)
      .max(100)
      .optional(),
    /** Where the backend is reached; without it where a request came to. */
    backend_url: webAddress('an address, like "https://api.shop.example",')
      .max(300)
      .optional(),
  })
  .prefault({})

const referrals = z
  .strictObject({
    /** How long after registering an invitation can be accepted. */
    accept_within_days: z.number().int().min(1).max(365).default(14),
    /** Invitations of one customer that count in 365 days. */
    per_year: z.number().int().min(1).max(10_000).default(20),
    /** Invitations accepted at one address that count on a day. */
    per_address_and_day: z.number().int().min(1).max(10_000).default(3),
    /** The page of the shop that an invitation leads to. */
    path: z
      .string()
      .regex(/^\/(?!\/)[\x21-\x5b\x5d-\x7e]{0,199}$/)
      .default("/"),
  })
  .prefault({})

const profile = z
  .strictObject({
    /** What must be filled in for a profile to be complete. */
    fields: z
      .array(z.enum(profileFields))
      .min(1)
      .default(["first_name", "last_name", "phone", "address"]),
  })
  .prefault({})

const adjustments = z
  .strictObject({
    /**
     * Points that one of the staff may give or take alone within 24 hours, and
     * that one customer may get or lose so. What is more waits for a second
     * person. 0: everything waits; absent: nothing does.
     */
    approve_above: z.number().int().min(0).max(limits.points_max).optional(),
    /** Days after which nobody can agree any more. */
    expire_after_days: z.number().int().min(1).max(90).default(7),
  })
  .prefault({})

const carts = z
  .strictObject({
    /** A cart is left behind when nobody changed it for so many days. */
    abandoned_after_days: z.number().int().min(1).max(60).default(3),
  })
  .prefault({})

const birthdays = z
  .strictObject({
    /** So many days before the day itself the birthday counts. */
    days_before: z.number().int().min(0).max(60).default(0),
    /**
     * The key of customers' metadata that has the date. Shoppers write there
     * what they like; absent: only dates that staff set are believed.
     */
    trust_metadata: z.string().min(1).max(100).optional(),
  })
  .prefault({})

const inactivity = z
  .strictObject({
    /** After so many days without doing anything somebody was away. */
    days: z.array(z.number().int().min(1).max(3_650)).max(10).default([]),
  })
  .prefault({})

/** An IANA name, like `Europe/Berlin`. */
const zone = z.string().refine(isZone, {
  error: ({ input }) =>
    `is ${JSON.stringify(input)}; the name of a zone, like "Europe/Berlin", is wanted`,
})

function isZone(name: string): boolean {
  try {
    return Boolean(calendarOf(name))
  } catch {
    return false
  }
}

/** A template by its name at the provider; what has none is not sent. */
const template = z.string().min(1).max(200).optional()

const messages = z.strictObject({
  /** The channel of Medusa's Notification module they go through. */
  channel: z.string().min(1).max(50).default("email"),
  templates: z
    .strictObject({
      rung_entered: template,
      rung_left: template,
      points_changed: template,
      reward_issued: template,
      reward_redeemed: template,
      reward_revoked: template,
      coupons_held: template,
    } satisfies Record<AnnouncedName, unknown>)
    .prefault({}),
})

/** What a merchant may set in `medusa-config.ts`. */
const options = z
  .strictObject({
    orders,
    /**
     * Whether what guests do is kept for them: `verified`, once their account has
     * verified the address; `staff`, once staff say so; `off`, never.
     */
    guests: z.enum(["verified", "staff", "off"]).default("verified"),
    /**
     * So many minutes after a customer's password was changed their coupons
     * cannot be used; `off`: they can at once.
     */
    password_hold_minutes: z
      .union([z.literal("off"), z.number().int().min(1).max(10_080)])
      .default(30),
    /** Of these events are recorded; of what is not listed none are. */
    hear: z.array(z.enum(heardNames)).default([...heardNames]),
    links,
    referrals,
    profile,
    /** Points by hand. */
    adjustments,
    carts,
    birthdays,
    inactivity,
    /** Where birthdays and anniversaries begin; absent: as in the ladder. */
    zone: zone.optional(),
    /** What is announced on the event bus. */
    announce: z.array(z.enum(announcedNames)).default([...announcedNames]),
    /** Messages to customers; absent: none. */
    messages: messages.optional(),
    /** What shop fronts may send. */
    storefront: storefrontOptions,
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
  .superRefine(({ announce, messages }, context) => {
    for (const name of announcedNames) {
      if (messages?.templates[name] !== undefined && !announce.includes(name)) {
        context.addIssue({
          code: "custom",
          path: ["messages", "templates", name],
          message: `is sent only where "${name}" is among options.announce`,
        })
      }
    }
  })

export type LadderOptions = Omit<z.output<typeof options>, "database">
export type MessageSettings = NonNullable<LadderOptions["messages"]>
export type OrderSettings = LadderOptions["orders"]
export type ReferralSettings = LadderOptions["referrals"]

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
