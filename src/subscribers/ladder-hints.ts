import type {
  MedusaContainer,
  SubscriberArgs,
  SubscriberConfig,
} from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { followUp } from "../follow-up/follow-up"
import { wakeIfDue, wakeOutbox } from "../rewards/wake-outbox"
import { sources, type Hint, type Source } from "../sources"
import { groupHint, hearOfGroups } from "../sources/groups-left-out"
import { HintCollector } from "../sources/hint-collector"
import { noteHeard } from "../sources/note-heard"
import { pagesOf } from "../sources/pages-of"
import { page_size, readAndRecord } from "../sources/read-and-record"

const collector = new HintCollector(handleHints)

/** Listens for every source: a hint names rows, the source re-reads them. */
export default async function ladderHints({
  event,
  container,
}: SubscriberArgs<unknown>): Promise<void> {
  const { name, data } = event
  await collector.add(container, { name, data })
}

export const config: SubscriberConfig = {
  event: [...new Set([groupHint, ...sources.flatMap(({ hints }) => hints)])],
  context: { subscriberId: "ladder-hints" },
}

/**
 * A page that fails does not take the others along: what it said is found again
 * by the sweep, so the reasons are logged, once, and that is all.
 */
async function handleHints(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<void> {
  const faults: unknown[] = []
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      faults.push(error)
    }
  }
  await attempt(async () => {
    if ((await hearOfGroups(container, hints)) > 0) {
      void wakeOutbox(container)
    }
  })
  for (const source of sources) {
    await attempt(async () => {
      const ids = await idsHeard(container, source, hints)
      for (const page of pagesOf(ids, page_size)) {
        await attempt(() => follow(container, source, page))
      }
      if (ids.length > 0) {
        await noteHeard(container, source)
      }
    })
  }
  if (faults.length > 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: hints are left to the sweep: ${faults.join("; ")}`)
  }
}

async function idsHeard(
  container: MedusaContainer,
  source: Source,
  hints: readonly Hint[]
): Promise<string[]> {
  const heard = hints.filter(({ name }) => source.hints.includes(name))
  return heard.length > 0 ? await source.idsOf(container, heard) : []
}

async function follow(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<void> {
  const found = await readAndRecord(container, source, ids)
  const changed = await followUp(container, source, ids)
  if (found > 0 || changed > 0) {
    await wakeIfDue(container)
  }
}
