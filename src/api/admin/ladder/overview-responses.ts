import { z } from "@medusajs/framework/zod"
import type * as http from "../../../types/http"
import { instant, page } from "../../response-fields"
import { backfillFields } from "./backfills/responses"

const amount = z.int().min(0)

/** The first rows, and how many there are in all. */
const listed = <Row extends z.ZodRawShape>(row: Row) =>
  z.strictObject({ count: amount, rows: z.array(z.strictObject(row)) })

export const health = z.strictObject({
  health: z.strictObject({
    sweeps: z.array(
      z.strictObject({
        source: z.string(),
        watermark: instant.nullable(),
        last_run_at: instant.nullable(),
        last_found: amount,
        lag_seconds: amount.nullable(),
        heard_at: instant.nullable(),
        late: amount,
        missing: amount,
        looked_through_at: instant.nullable(),
        backfill: backfillFields.nullable(),
      })
    ),
    waiting: z.array(
      z.strictObject({
        source: z.string(),
        parked: amount,
        unread: amount,
        since: instant,
      })
    ),
    last_events: z.array(
      z.strictObject({
        source: z.string(),
        occurred_at: instant,
        recorded_at: instant,
      })
    ),
    jobs: z.array(z.strictObject({ name: z.string(), last_run_at: instant })),
    parked: amount,
    waiting_reversals: amount,
    foreign_reversals: listed({
      key: z.string(),
      currency: z.string(),
      reverses: z.string(),
      original_currency: z.string(),
    }),
    unread: listed({
      source: z.string(),
      id: z.string(),
      reason: z.string(),
      tries: amount,
      since: instant,
    }),
    announcements: z.strictObject({
      waiting: amount,
      since: instant.nullable(),
      failed: listed({
        id: z.string(),
        ladder_id: z.string(),
        ladder: z.string(),
        announcements: amount,
        reason: z.string(),
        tries: amount,
        since: instant,
        next_try_at: instant,
      }),
    }),
    unfolded: listed({
      ladder_id: z.string(),
      ladder: z.string(),
      member_id: z.string(),
      reason: z.string(),
      tries: amount,
      next_try_at: instant,
    }),
    grants_failed: amount,
    grants_due: amount,
    members_behind: amount,
  }),
}) satisfies z.ZodType<http.AdminHealthResponse>

export const parked = z.strictObject({
  parked: z.array(
    z.strictObject({
      key: z.string(),
      type: z.string(),
      customer_id: z.string(),
      reason: z.string(),
      tries: amount,
      parked_at: instant,
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminParkedResponse>

const kind = z.strictObject({
  name: z.string(),
  label: z.string(),
  params: z.record(z.string(), z.looseObject({ type: z.string() })),
})

const attribute = z.strictObject({
  type: z.string(),
  label: z.string(),
  of: z.union([z.string(), z.array(z.string())]).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  many: z.literal(true).optional(),
  opinion: z.literal(true).optional(),
  required: z.literal(true).optional(),
})

export const catalogue = z.strictObject({
  event_types: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      description: z.string(),
      trust: z.string(),
      from: z.array(z.string()),
      spend: z.boolean(),
      valued: z.boolean(),
      cap_advised: z.boolean(),
      undoes: z.string().nullable(),
      attributes: z.record(z.string(), attribute),
    })
  ),
  condition_kinds: z.array(kind),
  reward_kinds: z.array(kind),
  limits: z.record(z.string(), z.int()),
})
