import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { announce } from "../../src/announcements/announce"
import { announcedNames, eventName } from "../../src/modules/ladder/announced"
import type { LadderEvent } from "../../src/types/events"
import { earn } from "../http/rewards-shop"
import type { Deeds } from "./obey-parent"

/** Ids of announcements, as one process saw them, in their order. */
export interface Told {
  readonly emitted: readonly string[]
  readonly heard: readonly string[]
}

interface Bus {
  emit(messages: unknown, options?: unknown): Promise<void>
}

const names: ReadonlySet<string> = new Set(announcedNames.map(eventName))

/** What a process does and notices of announcements. */
export function announcingDeeds(container: () => MedusaContainer): Deeds {
  const emitted: string[] = []
  const heard: string[] = []
  return {
    /** From now on it remembers what it hands to the bus and has from it. */
    listen: async () => {
      const bus = container().resolve(Modules.EVENT_BUS)
      const plain: Bus = bus
      const emit = plain.emit.bind(bus)
      plain.emit = async (messages, options) => {
        await emit(messages, options)
        const events = [messages].flat() as LadderEvent[]
        const ours = events.filter(({ name }) => names.has(name))
        emitted.push(...ours.map(({ data }) => data.id))
      }
      for (const name of names) {
        const hear = async (event: unknown) => {
          heard.push((event as LadderEvent).data.id)
        }
        bus.subscribe(name, hear, { subscriberId: `listener-${name}` })
      }
    },
    /** Each earns points and a rung; nobody is woken. */
    earn: async (customer_ids: readonly string[]) => {
      for (const id of customer_ids) {
        await earn(container(), id, 1)
      }
    },
    announce: () => announce(container()),
    told: async (): Promise<Told> => ({ emitted, heard }),
  }
}
