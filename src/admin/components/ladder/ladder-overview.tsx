import type { AdminLadderSummary } from "../../../types"
import { useSearchParams } from "react-router-dom"
import { readPeriod, todayIn, writePeriod } from "../../lib/period"
import { useLadder } from "../../lib/use-ladders"
import { Columns } from "../columns"
import { Loaded } from "../loaded"
import { CouponFigures } from "./coupon-figures"
import { HealthLine } from "./health-line"
import { LadderHeader } from "./ladder-header"
import { LatestMoves } from "./latest-moves"
import { LeaderBoard } from "./leader-board"
import { Moves } from "./moves"
import { NotLive } from "./not-live"
import { PaysForRatings } from "./pays-for-ratings"
import { PeriodPicker } from "./period-picker"
import { RungHistory } from "./rung-history"
import { RungShares } from "./rung-shares"

/** All of the Ladder page once there are ladders; its choices are its address. */
export function LadderOverview({
  ladders,
}: {
  readonly ladders: readonly [AdminLadderSummary, ...AdminLadderSummary[]]
}) {
  const [search, setSearch] = useSearchParams()
  const asked = search.get("ladder")
  const chosen = ladders.find(({ id }) => id === asked) ?? ladders[0]
  const read = useLadder(chosen.id)
  const today = todayIn(read.data?.ladder.live?.zone ?? "UTC", Date.now())
  const period = readPeriod(search, today)
  const choose = (id: string) => {
    const written = new URLSearchParams(search)
    written.set("ladder", id)
    setSearch(written, { replace: true })
  }
  return (
    <>
      <LadderHeader ladders={ladders} chosen={chosen} onChoose={choose}>
        {chosen.version > 0 && (
          <PeriodPicker
            period={period}
            today={today}
            onChange={(changed) =>
              setSearch(writePeriod(search, changed), { replace: true })
            }
          />
        )}
      </LadderHeader>
      <Loaded read={read} lines={12} framed>
        {({ ladder }) =>
          ladder.live === null ? (
            <NotLive ladder={ladder} />
          ) : (
            // Its own rooms per ladder: nothing of one is seen under another.
            <div key={ladder.id} className="flex flex-col gap-y-3">
              <PaysForRatings ladder={ladder} />
              <Columns least="26rem">
                <div className="flex min-w-0 flex-col gap-y-3">
                  <RungShares ladder_id={ladder.id} />
                  <CouponFigures ladder_id={ladder.id} period={period} />
                </div>
                <Moves ladder_id={ladder.id} period={period} />
              </Columns>
              <RungHistory ladder_id={ladder.id} period={period} />
              <Columns least="26rem">
                <LeaderBoard ladder_id={ladder.id} />
                <LatestMoves ladder_id={ladder.id} />
              </Columns>
            </div>
          )
        }
      </Loaded>
      <HealthLine />
    </>
  )
}
