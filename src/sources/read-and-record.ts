import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../engine"
import type { LadderModule } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import { isUnavailable } from "../modules/ladder/sql/unavailable"
import type { RecordAnswer } from "../modules/ladder/types"
import { noteUnread, type Fault } from "./note-unread"
import { recordFromShop } from "./record-from-shop"
import type { Source } from "./source"

/** Ids read and recorded at a time. */
export const page_size = 100

/** What failed in passing (a deadlock, a restart) is over after this. */
const again_ms = 3_000

/** As `readNew`; tells how many events were new. */
export async function readAndRecord(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<number> {
  return (await readNew(container, source, ids)).length
}

/**
 * Reads a page of a source and records what it says; gives the events that were
 * new. When the page cannot be read or recorded as a whole, its ids are tried
 * one by one, so that one that cannot be read does not hold up the others; it
 * is tried once more a moment later, and then kept with the reason. However many
 * they are: one shopper may have made all rows of a page.
 *
 * @throws Unavailable where the database is away; whatever was in the way of a
 * single id
 */
export async function readNew(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<readonly ConversionEvent[]> {
  await claimSettings(container, source)
  try {
    return await readPage(container, source, ids)
  } catch (error) {
    if (ids.length < 2 || isUnavailable(error)) {
      throw error
    }
    return await readOneByOne(container, source, ids)
  }
}

async function readPage(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<readonly ConversionEvent[]> {
  const gone = (await source.gone?.(container, ids)) ?? []
  if (gone.length > 0) {
    await ladderOf(container).recording.closeCustomers(gone)
  }
  const events = await source.read(container, ids)
  const answers = await recordFromShop(container, events, source.name)
  tellContradictions(container, answers)
  await ladderOf(container).sweeping.clearUnread(source.name, ids)
  return events.filter((_, i) => answers[i]?.answer === "recorded")
}

/** The shop's rows say something else now than they did: nobody else notices. */
function tellContradictions(
  container: MedusaContainer,
  answers: readonly RecordAnswer[]
): void {
  const keys = answers
    .filter(({ answer }) => answer === "conflict")
    .map(({ key }) => key)
  if (keys.length > 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`ladder: no longer what is on record: ${keys.join(", ")}`)
  }
}

async function readOneByOne(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<readonly ConversionEvent[]> {
  const first = await readEach(container, source, ids)
  if (first.faults.length === 0) {
    return first.found
  }
  await sleep(again_ms)
  const failed = first.faults.map(({ id }) => id)
  const second = await readEach(container, source, failed)
  await noteUnread(container, source, second.faults)
  return [...first.found, ...second.found]
}

async function readEach(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<{ found: readonly ConversionEvent[]; faults: Fault[] }> {
  const faults: Fault[] = []
  const found: ConversionEvent[] = []
  for (const id of ids) {
    try {
      found.push(...(await readPage(container, source, [id])))
    } catch (error) {
      if (isUnavailable(error)) {
        throw error
      }
      faults.push({ id, error })
    }
  }
  return { found, faults }
}

/** Modules whose sources' settings were found to be the ones first used. */
const claimed = new WeakMap<LadderModule, Set<string>>()

/**
 * @throws MedusaError CONFLICT when the source's settings are not those its
 * events on record were made with
 */
export async function claimSettings(
  container: MedusaContainer,
  source: Source
): Promise<void> {
  const ladder = ladderOf(container)
  const names = claimed.get(ladder) ?? new Set()
  if (source.settings && !names.has(source.name)) {
    await ladder.sweeping.claimSourceSettings(
      source.name,
      source.settings(container)
    )
    claimed.set(ladder, names.add(source.name))
  }
}
