import type { LadderModule } from "../../../modules/ladder/contract"

/** Names of a ladder's rungs by id, of those that earlier versions had too. */
export async function rungNames(
  ladder: LadderModule,
  ladder_id: string
): Promise<(rung: string | null) => string | null> {
  const rungs = await ladder.ladders.listRungs(ladder_id)
  const names = new Map(rungs.map(({ rung, name }) => [rung, name]))
  return (rung) => (rung === null ? null : (names.get(rung) ?? rung))
}
