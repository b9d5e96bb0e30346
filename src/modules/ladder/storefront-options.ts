import { z } from "@medusajs/framework/zod"

/** Events in one request. */
export const sent_events_max = 100

const whole = (min: number, max: number, normal: number) =>
  z.number().int().min(min).max(max).default(normal)

/** What shop fronts may send, and how much of it. */
export const storefrontOptions = z
  .strictObject({
    /** Whether they may send events at all. */
    events: z.boolean().default(true),
    /** Events of one customer or visitor in a minute. */
    events_per_minute: whole(sent_events_max, 100_000, 120),
    /** Events of one customer or visitor in a day. */
    events_per_day: whole(sent_events_max, 1_000_000, 2_000),
    /** Events from one address in a minute, whosesoever they are. */
    address_events_per_minute: whole(sent_events_max, 1_000_000, 1_200),
    /** Visitor tokens issued to one address in an hour. */
    address_visitors_per_hour: whole(1, 100_000, 120),
    /** Days after which a visitor is forgotten, with all they did. */
    visitor_days: whole(1, 90, 30),
    /** Events kept of one visitor. */
    visitor_events: whole(1, 1_000, 500),
  })
  .prefault({})

export type StorefrontSettings = z.output<typeof storefrontOptions>
