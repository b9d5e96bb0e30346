import type { ParkedRetry } from "../../../../modules/ladder/trouble-contract"
import type { AdminRetryParkedResponse } from "../../../../types/http"
import { pick } from "../../../pick"

/** What became of parked events that were tried again. */
export const fromRetry = (retry: ParkedRetry): AdminRetryParkedResponse => ({
  retry: {
    ...pick(retry, ["recorded", "parked", "left"]),
    events: retry.events.map((event) =>
      pick(event, ["key", "answer", "reason"])
    ),
  },
})
