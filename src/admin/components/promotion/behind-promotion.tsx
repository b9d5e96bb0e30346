import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminBehindPromotionResponse } from "../../../types"
import { useWords } from "../../lib/use-words"
import type { Words } from "../../lib/words"
import { GrantBadge } from "../grant-badge"
import { Section } from "../section"
import { VoidCoupon } from "../void-coupon"

type Behind = AdminBehindPromotionResponse
type Coupon = NonNullable<Behind["coupon"]>

interface BehindPromotionProps {
  readonly behind: Behind
  readonly ladder: NonNullable<Behind["ladder"]>
}

/** The customer a coupon is for, or the rung a discount belongs to. */
export function BehindPromotion({ behind, ladder }: BehindPromotionProps) {
  const words = useWords()
  const { coupon, rung } = behind
  return (
    <Section
      title={ladder.name}
      hint={words.text("standing.title")}
      aside={
        coupon && (
          <div className="flex items-center gap-x-3">
            <GrantBadge state={coupon.grant.state} />
            <VoidCoupon grant={coupon.grant} />
          </div>
        )
      }
    >
      <div className="flex flex-col gap-y-1 px-6 py-4">
        {coupon && <CouponText coupon={coupon} />}
        {rung && (
          <Text size="small">
            {words.text("behind.rung", { rung: rung.name })}
          </Text>
        )}
      </div>
    </Section>
  )
}

function CouponText({ coupon }: { readonly coupon: Coupon }) {
  const words = useWords()
  const { customer } = coupon
  const name =
    customer.name ?? customer.email ?? words.text("general.unknown_customer")
  return (
    <>
      <Text size="small">
        {words.text("behind.for")}{" "}
        <Link
          to={`/customers/${customer.id}`}
          className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
        >
          {name}
        </Link>
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {whyOf(coupon, words)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {whatOf(coupon, words)}
      </Text>
    </>
  )
}

function whyOf({ grant, reached }: Coupon, words: Words): string {
  if (grant.renews !== null) {
    return words.text("behind.again", { name: grant.name })
  }
  return reached
    ? words.text("behind.reached", {
        name: grant.name,
        rung: reached.rung,
        date: words.date(reached.at),
      })
    : words.text("behind.given", { name: grant.name })
}

function whatOf({ grant }: Coupon, { text, date }: Words): string {
  if (grant.redeemed_at !== null) {
    return text("behind.used", { date: date(grant.redeemed_at) })
  }
  return grant.issued_at === null
    ? text("behind.not_issued")
    : text("behind.not_used", { date: date(grant.issued_at) })
}
