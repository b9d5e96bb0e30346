import { Badge } from "@medusajs/ui"
import type { AdminStanding } from "../../../types"
import { useWords } from "../../lib/use-words"
import { RungBadge } from "../rung-badge"
import { Section } from "../section"
import { CouponList } from "./coupon-list"
import { MemberMenu } from "./member-menu"
import { NextRung } from "./next-rung"
import { StandingFacts } from "./standing-facts"
import { StandingNotices } from "./standing-notices"
import { Timeline } from "./timeline"

interface StandingProps {
  readonly customer_id: string
  readonly standing: AdminStanding
}

/** A customer on one ladder: where, why, what next, and how it came about. */
export function Standing({ customer_id, standing }: StandingProps) {
  const { text } = useWords()
  return (
    <Section
      title={standing.ladder.name}
      hint={text("standing.title")}
      aside={
        <div className="flex min-w-0 flex-wrap items-center gap-1.5">
          {!standing.registered && (
            <Badge size="2xsmall" color="grey" rounded="full">
              {text("general.guest")}
            </Badge>
          )}
          {standing.absent_by.length > 0 && (
            <Badge size="2xsmall" color="grey" rounded="full">
              {text("standing.absent")}
            </Badge>
          )}
          {standing.locked && (
            <Badge size="2xsmall" color="purple" rounded="full">
              {text("standing.locked")}
            </Badge>
          )}
          {standing.grace_until !== null && (
            <Badge size="2xsmall" color="orange" rounded="full">
              {text("standing.grace")}
            </Badge>
          )}
          <RungBadge name={standing.rung_name} />
          <MemberMenu customer_id={customer_id} standing={standing} />
        </div>
      }
    >
      <StandingFacts standing={standing} />
      <StandingNotices standing={standing} />
      <NextRung standing={standing} />
      <CouponList customer_id={customer_id} ladder_id={standing.ladder.id} />
      <Timeline customer_id={customer_id} standing={standing} />
    </Section>
  )
}
