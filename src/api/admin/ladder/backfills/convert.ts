import type { Backfill } from "../../../../modules/ladder/backfill-contract"
import { pick } from "../../../pick"

/** How far the history of a source has been gone through. */
export const fromBackfill = (backfill: Backfill): Backfill =>
  pick(backfill, [
    "source",
    "state",
    "from",
    "until",
    "reached",
    "found",
    "percent",
  ])
