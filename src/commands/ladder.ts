import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { wakeAnnouncements } from "../announcements/wake-announcements"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { Actor, LadderRecord } from "../modules/ladder/types"
import { runOutbox } from "../rewards/outbox"

/** Runs of the outbox after which what is left waits for the next call. */
const runs_max = 300

/** A server at work may hold the lease of something for half a minute. */
const pause_ms = 1_000

const usage = `Say what to do, which ladder (its handle) and why:
  show
  show   <handle>
  pause  <handle> <reason>
  resume <handle> <reason>
  retire <handle> keep|empty <reason>
"keep" leaves customers in the rungs' groups, "empty" takes those out whom the ladder put in.`

/**
 * Pauses, resumes and retires ladders from the command line, for shops without
 * the admin and for leaving for good:
 * `npx medusa exec <this file> retire regulars empty "We are leaving"`.
 *
 * `retire` returns when the shop has followed, so that the plugin can be taken
 * out of the configuration. Called again it goes on where it was interrupted.
 *
 * @throws Error for words it does not know, naming what is allowed
 */
export default async function ladder({
  container,
  args,
}: ExecArgs): Promise<void> {
  const [verb, handle, ...words] = args
  if (verb === "show" && handle === undefined) {
    return await showAll(container)
  }
  const found = await ladderNamed(container, handle)
  const { lifecycle } = ladderOf(container)
  switch (verb) {
    case "show":
      return await showEnd(container, found)
    case "pause":
      await lifecycle.pause(found.id, because(words))
      return print(`"${found.name}" is paused.`)
    case "resume":
      await lifecycle.resume(found.id, because(words))
      await runOutbox(container)
      await wakeAnnouncements(container)
      return print(`"${found.name}" goes on.`)
    case "retire":
      return await retire(container, found, words)
    default:
      throw new Error(`"${verb ?? ""}" is not known. ${usage}`)
  }
}

async function retire(
  container: MedusaContainer,
  found: LadderRecord,
  [groups, ...words]: readonly string[]
): Promise<void> {
  if (groups !== "keep" && groups !== "empty") {
    throw new Error(`"${groups ?? ""}" is neither keep nor empty. ${usage}`)
  }
  const { lifecycle } = ladderOf(container)
  if (found.status !== "retired") {
    await showEnd(container, found)
    await lifecycle.retire(found.id, because(words), groups)
  }
  for (let run = 0; run < runs_max; run++) {
    await runOutbox(container)
    await wakeAnnouncements(container)
    const { coupons, members } = await lifecycle.leftToEnd(found.id)
    if (coupons + members === 0) {
      return print(
        `"${found.name}" is retired. Nothing of it is left to end; the plugin can be removed.`
      )
    }
    print(`Left to end: ${coupons} coupons, ${members} members`)
    await new Promise((resolve) => setTimeout(resolve, pause_ms))
  }
  throw new Error(
    `"${found.name}" is retired, but the shop did not follow in everything: look at the health page, or call this again`
  )
}

async function showAll(container: MedusaContainer): Promise<void> {
  const { ladders } = ladderOf(container)
  const { rows } = await ladders.listLadders({ limit: 100, offset: 0 })
  for (const { handle, name, status } of rows) {
    print(`${handle}: "${name}", ${status}`)
  }
}

/** What retiring the ladder would end. */
async function showEnd(
  container: MedusaContainer,
  { id, name, status }: LadderRecord
): Promise<void> {
  const end = await ladderOf(container).lifecycle.retirementOf(id)
  print(
    `"${name}" is ${status}: ${end.coupons_unused} unused coupons, ${end.grants_due} rewards not yet issued, ${end.rung_discounts} rung discounts, ${end.members_in_groups} members in its groups`
  )
}

async function ladderNamed(
  container: MedusaContainer,
  handle: string | undefined
): Promise<LadderRecord> {
  const { ladders } = ladderOf(container)
  const { rows } = await ladders.listLadders({ limit: 100, offset: 0 })
  const found = rows.find((row) => row.handle === handle)
  if (!found) {
    const known = rows.map((row) => row.handle).join(", ") || "none"
    throw new Error(
      `There is no ladder "${handle ?? ""}"; there are ${known}. ${usage}`
    )
  }
  return found
}

function because(words: readonly string[]): Actor {
  const reason = words.join(" ").trim()
  if (reason === "") {
    throw new Error(`The reason is missing. ${usage}`)
  }
  return { actor_id: "command", reason }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
