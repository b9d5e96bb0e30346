import { Users } from "@medusajs/icons"
import { useState } from "react"
import type { AdminReferralState } from "../../../types"
import { useReferrals } from "../../lib/use-referrals"
import { useWords } from "../../lib/use-words"
import { Choice } from "../choice"
import { Empty } from "../empty"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { Section } from "../section"
import { ReferralLine } from "./referral-line"

const limit = 20

const states = ["flagged", "blocked", "accepted", "rejected"] as const

/** Who invited whom, latest first; what waits for staff before all else. */
export function ReferralList() {
  const { text } = useWords()
  const [state, setState] = useState<AdminReferralState>("flagged")
  const [offset, setOffset] = useState(0)
  const choose = (chosen: string) => {
    setState(states.find((one) => one === chosen) ?? "flagged")
    setOffset(0)
  }
  return (
    <Section
      title={text("referrals.title")}
      hint={text("referrals.hint")}
      aside={
        <Choice
          label={text("referrals.which")}
          value={state}
          options={states.map((value) => ({
            value,
            label: text(`referrals.states.${value}`),
          }))}
          onChoose={choose}
        />
      }
    >
      <Loaded read={useReferrals({ state, limit, offset })} lines={6}>
        {({ referrals, ...page }) => (
          <>
            {page.count === 0 && (
              <Empty
                icon={<Users />}
                title={text(`referrals.empty.${state}`)}
              />
            )}
            <ul className="divide-y">
              {referrals.map((referral) => (
                <ReferralLine key={referral.id} referral={referral} />
              ))}
            </ul>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
