import { useSearchParams } from "react-router-dom"
import type { AdminLadderSummary } from "../../../types"
import { useLadders, useRungs } from "../../lib/use-ladders"
import { NoLadder } from "../ladder/no-ladder"
import { Loaded } from "../loaded"
import { MemberList } from "./member-list"

/** The members of the ladder and rung that the address names. */
export function MembersPage() {
  const [address] = useSearchParams()
  return (
    <Loaded read={useLadders()} lines={12} framed>
      {({ ladders }) => {
        const named = ladders.find(({ id }) => id === address.get("ladder"))
        const ladder = named ?? ladders[0]
        return ladder ? <MembersOf ladder={ladder} /> : <NoLadder />
      }}
    </Loaded>
  )
}

function MembersOf({ ladder }: { readonly ladder: AdminLadderSummary }) {
  return (
    <Loaded read={useRungs(ladder.id)} lines={12} framed>
      {({ rungs }) => <MemberList ladder={ladder} rungs={rungs} />}
    </Loaded>
  )
}
