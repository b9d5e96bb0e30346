import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminHealthResponse } from "../../../../types/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { pick } from "../../../pick"
import { fromBackfill } from "../backfills/convert"

/** Whether sweeps and jobs run, and what waits. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminHealthResponse>
) => {
  const health = await ladderOf(req.scope).sweeping.health()
  res.json({
    health: {
      ...pick(health, [
        "parked",
        "waiting_reversals",
        "foreign_reversals",
        "unread",
        "announcements",
        "unfolded",
        "grants_failed",
        "grants_due",
        "members_behind",
      ]),
      sweeps: health.sweeps.map(({ backfill, ...sweep }) => ({
        ...pick(sweep, [
          "source",
          "watermark",
          "last_run_at",
          "last_found",
          "lag_seconds",
          "heard_at",
          "late",
          "missing",
          "looked_through_at",
        ]),
        backfill: backfill && fromBackfill(backfill),
      })),
      waiting: health.waiting.map((source) =>
        pick(source, ["source", "parked", "unread", "since"])
      ),
      last_events: health.last_events.map((event) =>
        pick(event, ["source", "occurred_at", "recorded_at"])
      ),
      jobs: health.jobs.map((job) => pick(job, ["name", "last_run_at"])),
    },
  })
}
