import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { configManager } from "@medusajs/framework/config"
import { sendMessage, templatesOf } from "../messages/send-message"
import { LADDER_MODULE, ladderOf } from "../modules/ladder/ladder-of"
import { readOptions } from "../modules/ladder/options"
import type { LadderEvent } from "../types/events"

/** Sends customers a message of what was announced, where the shop wants it. */
export default async function ladderMessages({
  event: { name, data },
  container,
}: SubscriberArgs<LadderEvent["data"]>): Promise<void> {
  const { messages } = ladderOf(container).settings()
  if (messages) {
    await sendMessage(container, messages, { name, data } as LadderEvent)
  }
}

/**
 * Listens only for what has a template: the bus would log, and a Redis queue
 * hold, every other announcement for nothing. Medusa gives subscribers no
 * options; those of the module are in its configuration by now.
 */
function eventsWithTemplate(): string[] {
  const own = configManager.config.modules?.[LADDER_MODULE]
  const options = typeof own === "object" && "options" in own ? own.options : {}
  return [...templatesOf(readOptions(options).messages).keys()]
}

export const config: SubscriberConfig = {
  event: eventsWithTemplate(),
  context: { subscriberId: "ladder-messages" },
}
