import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { announcedNames, eventName } from "../modules/ladder/announced"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { MessageSettings } from "../modules/ladder/options"
import { readRows } from "../rewards/medusa"
import { queryShop } from "../shop/query-shop"
import type { LadderEvent, LadderEventName } from "../types/events"

/** Which template each announcement has; what has none is not sent. */
export function templatesOf(
  messages: MessageSettings | undefined
): Map<LadderEventName, string> {
  return new Map(
    announcedNames.flatMap((name) => {
      const template = messages?.templates[name]
      return template === undefined ? [] : [[eventName(name), template]]
    })
  )
}

/**
 * Sends the customer a message of what was announced, through Medusa's
 * Notification module: the announcement is the template's data, and its id
 * keeps the module from sending a repeat. Without a provider for the channel
 * nothing is sent, nor to whoever has no e-mail address or takes no part.
 *
 * @throws what the provider threw: the event bus tries again as the shop set it
 */
export async function sendMessage(
  container: MedusaContainer,
  messages: MessageSettings,
  { name, data }: LadderEvent
): Promise<void> {
  const template = templatesOf(messages).get(name)
  if (template === undefined || !(await isSendable(container, messages))) {
    return
  }
  const [customer] = await readRows<{ email: string | null }>(
    container,
    "customer",
    ["email"],
    { id: data.customer_id }
  )
  const { announcements } = ladderOf(container)
  if (
    !customer?.email ||
    !(await announcements.takesPart(data.ladder_id, data.customer_id))
  ) {
    return
  }
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: customer.email,
    channel: messages.channel,
    template,
    data: { ...data },
    trigger_type: name,
    resource_id: data.ladder_id,
    resource_type: "ladder",
    receiver_id: data.customer_id,
    idempotency_key: data.id,
  })
}

const enabled = `
select 1 from notification_provider
where is_enabled and deleted_at is null and ? = any(channels) limit 1`

/** Channels of which the log was told that nobody sends on them. */
const told = new Set<string>()

/**
 * Asked beforehand: without a provider the module writes a failed notification
 * and throws, for each message again. It offers no list of its providers.
 */
async function isSendable(
  container: MedusaContainer,
  { channel }: MessageSettings
): Promise<boolean> {
  const rows = await queryShop(container, enabled, [channel])
  if (rows.length > 0) {
    told.delete(channel)
    return true
  }
  if (!told.has(channel)) {
    told.add(channel)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `ladder: no message is sent: the Notification module has no provider for the channel "${channel}" of options.messages.channel`
      )
  }
  return false
}
