import { z } from "@medusajs/framework/zod"
import { grantRow } from "./grants/responses"
import type * as http from "../../../types/http"
import { grantState } from "./grants/responses"
import { day, instant, page, points, verdict } from "../../response-fields"

/**
 * What the admin routes answer, exactly: a name that is not listed here does
 * not leave: every answer is held against these.
 */
const document = z.looseObject({
  name: z.string(),
  zone: z.string(),
  rungs: z.array(z.looseObject({ id: z.string() })),
})

const status = z.enum(["draft", "live", "paused", "retired"])

export const ladder = z.strictObject({
  ladder: z.strictObject({
    id: z.string(),
    handle: z.string(),
    name: z.string(),
    status,
    version: z.int().min(0),
    published_at: instant.nullable(),
    paused_at: instant.nullable(),
    retired_at: instant.nullable(),
    live: document.nullable(),
    draft: document.nullable(),
    draft_saved_at: instant.nullable(),
    created_at: instant,
  }),
})

export const ladders = z.strictObject({
  ladders: z.array(
    z.strictObject({
      id: z.string(),
      handle: z.string(),
      name: z.string(),
      status,
      version: z.int().min(0),
      published_at: instant.nullable(),
      has_draft: z.boolean(),
      created_at: instant,
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminLadderListResponse>

export const rungs = z.strictObject({
  rungs: z.array(
    z.strictObject({
      rung: z.string().nullable(),
      name: z.string(),
      position: z.int().min(0),
      members: z.int().min(0),
      customer_group_id: z.string().nullable(),
      promotion_id: z.string().nullable(),
      discount_percent: z.int().nullable(),
    })
  ),
}) satisfies z.ZodType<http.AdminRungsResponse>

const customer = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
})

export const members = z.strictObject({
  members: z.array(
    z.strictObject({
      member_id: z.string(),
      customer,
      rung: z.string().nullable(),
      rung_since: instant.nullable(),
      last_event_at: instant.nullable(),
      status_points: points,
      spendable_points: points,
      absent: z.boolean(),
      next: z.strictObject({ rung: z.string(), enter: verdict }).nullable(),
    })
  ),
  next: z.string().nullable(),
  cut_short: z.boolean(),
})

export const moves = z.strictObject({
  moves: z.array(
    z.strictObject({ day, up: z.int().min(0), down: z.int().min(0) })
  ),
}) satisfies z.ZodType<http.AdminMovesResponse>

export const latestMoves = z.strictObject({
  moves: z.array(
    z.strictObject({
      member_id: z.string(),
      customer,
      at: instant,
      from: z.string().nullable(),
      to: z.string().nullable(),
      direction: z.enum(["up", "down"]),
      why: z.string(),
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminLatestMovesResponse>

export const leaders = z.strictObject({
  leaders: z.array(
    z.strictObject({
      member_id: z.string(),
      customer,
      rung: z.string().nullable(),
      status_points: points,
    })
  ),
  ...page,
}) satisfies z.ZodType<http.AdminLeadersResponse>

const amount = z.int().min(0)

const amounts = z.record(z.string(), z.int())

export const couponFigures = z.strictObject({
  coupons: z.strictObject({
    issued: amount,
    redeemed: amount,
    voided: amount,
    discounts: amounts,
    revenue: amounts,
  }),
}) satisfies z.ZodType<http.AdminCouponFiguresResponse>

export const couponsBehind = z.strictObject({
  coupons: z.array(z.strictObject({ grant: grantRow, customer })),
  ...page,
}) satisfies z.ZodType<http.AdminCouponsBehindResponse>

export const rungHistory = z.strictObject({
  rungs: z.array(z.strictObject({ rung: z.string(), name: z.string() })),
  days: z.array(
    z.strictObject({
      day,
      /** In the order of `rungs`. */
      members: z.array(z.int()),
    })
  ),
}) satisfies z.ZodType<http.AdminRungHistoryResponse>

export const retirement = z.strictObject({
  retirement: z.strictObject({
    coupons_unused: amount,
    grants_due: amount,
    rung_discounts: amount,
    members_in_groups: amount,
  }),
}) satisfies z.ZodType<http.AdminRetirementResponse>

const judged = z.strictObject({ rung: z.string(), enter: verdict })

const ladderReference = z.strictObject({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
})

const absence = z.union([
  z.literal("opt_out"),
  z.templateLiteral(["group:", z.string()]),
])

export const standings = z.strictObject({
  standings: z.array(
    z.strictObject({
      ladder: ladderReference,
      member_id: z.string(),
      registered: z.boolean(),
      rung: z.int().min(0),
      rung_id: z.string().nullable(),
      rung_name: z.string().nullable(),
      rung_since: instant.nullable(),
      status_points: points,
      spendable_points: points,
      grace_until: instant.nullable(),
      locked: z.boolean(),
      absent_by: z.array(absence),
      sales_channels: z.array(z.string()).nullable(),
      explanation: z
        .strictObject({
          keep: verdict.nullable(),
          next: judged.nullable(),
          rungs: z.array(judged),
        })
        .nullable(),
      rungs: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          position: z.int().min(1),
        })
      ),
    })
  ),
})

export const timeline = z.strictObject({
  timeline: z.array(
    z.strictObject({
      at: instant,
      kind: z.enum(["event", "entry", "transition", "decision", "grant"]),
      key: z.string(),
      title: z.string(),
      type: z.string().optional(),
      value: z.int().optional(),
      currency: z.string().optional(),
      status_points: points.optional(),
      spendable_points: points.optional(),
      from: z.string().nullish(),
      to: z.string().nullish(),
      state: grantState.optional(),
      reason: z.string().optional(),
      reverses: z.string().optional(),
      note: z.string().optional(),
      recorded_by: z
        .strictObject({ id: z.string(), name: z.string().nullable() })
        .optional(),
    })
  ),
  ...page,
})

export { grants } from "./grants/responses"

export const recorded = z.strictObject({
  event: z.strictObject({
    key: z.string(),
    answer: z.enum(["recorded", "duplicate", "parked"]),
    reason: z.string().nullable(),
  }),
  outcomes: z.array(
    z.strictObject({
      ladder: ladderReference,
      status_points: points,
      spendable_points: points,
      rung_name: z.string().nullable(),
      rung_before: z.string().nullable(),
      nothing: z.enum(["absent", "no_rule", "not_met"]).nullable(),
    })
  ),
}) satisfies z.ZodType<http.AdminRecordEventResponse>

export const foundCustomers = z.strictObject({
  customers: z.array(
    z.strictObject({
      who: z.string(),
      state: z.enum(["found", "guest", "unknown"]),
      customer: customer.nullable(),
    })
  ),
}) satisfies z.ZodType<http.AdminFindCustomersResponse>

export const guests = z.strictObject({
  guests: z.array(
    z.strictObject({
      guest: customer,
      joined_at: instant,
      joined_by: z.string(),
      separated_at: instant.nullable(),
      separated_by: z.string().nullable(),
    })
  ),
  candidate: customer.nullable(),
  ...page,
}) satisfies z.ZodType<http.AdminGuestsResponse>

export const guestDecision = z.strictObject({
  changed: z.boolean(),
}) satisfies z.ZodType<http.AdminGuestDecisionResponse>

export const couponHold = z.strictObject({
  hold: z.strictObject({ changed_at: instant, until: instant }).nullable(),
}) satisfies z.ZodType<http.AdminCouponHoldResponse>

export const birthday = z.strictObject({
  birthday: z
    .strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      year: z.int().nullable(),
      set_by: z.string(),
    })
    .nullable(),
}) satisfies z.ZodType<http.AdminBirthdayResponse>

export const decision = z.strictObject({
  decision: z.strictObject({
    id: z.string(),
    answer: z.enum(["recorded", "duplicate", "pending"]),
  }),
}) satisfies z.ZodType<http.AdminDecisionResponse>
