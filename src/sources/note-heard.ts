import type { MedusaContainer } from "@medusajs/framework/types"
import type { LadderModule } from "../modules/ladder/contract"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { Source } from "./source"

/** So often at most it is written that a source was heard of. */
const every_ms = 60_000

/** When each source's hints were last written of, by this process's clock. */
const written = new WeakMap<LadderModule, Map<string, number>>()

/** Keeps that hints of a source come in, for staff to see. */
export async function noteHeard(
  container: MedusaContainer,
  { name }: Source
): Promise<void> {
  const ladder = ladderOf(container)
  const moments = written.get(ladder) ?? new Map<string, number>()
  const last = moments.get(name)
  const now = performance.now()
  if (last === undefined || now - last >= every_ms) {
    written.set(ladder, moments.set(name, now))
    await ladder.sweeping.heard(name)
  }
}
