import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { ConversionEvent } from "../../engine"
import { wakeIfDue } from "../../rewards/wake-outbox"
import { checkEvents } from "../../sources/check-events"
import { recordFromShop } from "../../sources/record-from-shop"

export interface RecordConversionsInput {
  readonly events: readonly ConversionEvent[]
  /** Who says so, kept with the events. Default: `workflow`. */
  readonly source?: string
}

/**
 * Records the events, and has what they bring follow at once. What is recorded
 * stays when a later step of the caller's workflow fails: events are never taken
 * back, only reversed by events.
 */
export const recordConversionsStep = createStep(
  "ladder-record-conversions",
  async (
    { events, source = "workflow" }: RecordConversionsInput,
    { container }
  ) => {
    checkEvents(events)
    const answers = await recordFromShop(container, events, source)
    if (answers.some(({ answer }) => answer === "recorded")) {
      await wakeIfDue(container)
    }
    return new StepResponse(answers)
  }
)
