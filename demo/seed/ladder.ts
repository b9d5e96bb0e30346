import { readFileSync } from "node:fs"
import path from "node:path"
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import type { LadderDocument } from "../../src/engine"
import type { sweep as Sweep } from "../../src/jobs/ladder-sweep"
import type { LadderModule } from "../../src/modules/ladder/contract"
import type { runOutbox as RunOutbox } from "../../src/rewards/outbox"
import { say } from "../progress"
import { remember } from "./memory"

const yearMs = 366 * 86_400_000
const built = path.join(__dirname, "../../.medusa/server/src")
const document = path.join(__dirname, "../ladder.json")

/**
 * Publishes the ladder as of a year ago and lets the plugin find the shop's
 * past by itself, as its sweep does on the first day in any shop: every move
 * is dated by the order that caused it, and no reward is given for the past.
 */
export default async function writeLadder({
  container,
}: ExecArgs): Promise<void> {
  const ladder = container.resolve<LadderModule>("ladder")
  const { id } = await ladder.ladders.createLadder({
    handle: "kettle-club",
    document: JSON.parse(readFileSync(document, "utf8")) as LadderDocument,
  })
  await ladder.ladders.publish(id, {
    at: (await ladder.sweeping.now()) - yearMs,
  })
  say("Ladder published; reading the shop's past …")
  await catchUp(container)
  for (const { name, members, position } of await ladder.reports.membersByRung(
    id
  )) {
    if (position > 0) {
      say(`  ${String(members).padStart(4)}  ${name}`)
    }
  }
  await remember(container, { ladder_id: id })
}

/** What the plugin's jobs would do by themselves, all of it now. */
async function catchUp(container: MedusaContainer): Promise<void> {
  const ladder = container.resolve<LadderModule>("ladder")
  // The plugin as built, the same code the shop has loaded.
  const { sweep } = (await import(
    path.join(built, "jobs/ladder-sweep.js")
  )) as {
    sweep: typeof Sweep
  }
  const { runOutbox } = (await import(
    path.join(built, "rewards/outbox.js")
  )) as {
    runOutbox: typeof RunOutbox
  }
  await sweep(container)
  while ((await ladder.recording.settle()) > 0);
  while ((await ladder.recording.elapse()) > 0);
  await runOutbox(container)
}
