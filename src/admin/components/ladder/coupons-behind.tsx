import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminCouponsBehindResponse } from "../../../types"
import type { Period } from "../../lib/period"
import { useCouponsBehind, type CouponFigure } from "../../lib/use-ladders"
import { useWords } from "../../lib/use-words"
import { CustomerCell } from "../customer-cell"
import { Empty } from "../empty"
import { GrantBadge } from "../grant-badge"
import { Loaded } from "../loaded"
import { Pager } from "../pager"

const limit = 20

interface CouponsBehindProps {
  readonly ladder_id: string
  readonly figure: CouponFigure
  readonly period: Period
  readonly onClose: () => void
}

/** The coupons that a figure counts. */
export function CouponsBehind(props: CouponsBehindProps) {
  const { ladder_id, figure, period, onClose } = props
  const { text, day } = useWords()
  const [offset, setOffset] = useState(0)
  const read = useCouponsBehind(ladder_id, figure, period, { limit, offset })
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text(`coupons.${figure}`)}</Drawer.Title>
          <Drawer.Description>
            {`${day(period.from)} – ${day(period.to)}`}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Loaded read={read} lines={10}>
            {({ coupons, ...page }) => (
              <>
                {page.count === 0 && <Empty title={text("coupons.nothing")} />}
                <ul className="divide-y">
                  {coupons.map((coupon) => (
                    <Coupon key={coupon.grant.id} coupon={coupon} />
                  ))}
                </ul>
                <Pager page={page} onOffset={setOffset} />
              </>
            )}
          </Loaded>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

interface CouponProps {
  readonly coupon: AdminCouponsBehindResponse["coupons"][number]
}

function Coupon({ coupon: { grant, customer } }: CouponProps) {
  const { text, money } = useWords()
  const { name, code, order_id, discount } = grant
  return (
    <li className="flex items-center justify-between gap-x-4 px-6 py-3">
      <CustomerCell customer={customer} below={`${name} · ${code}`} />
      <div className="flex shrink-0 flex-col items-end gap-y-1">
        <GrantBadge state={grant.state} />
        {discount !== null && (
          <Text size="xsmall" leading="compact" className="tabular-nums">
            {text("coupons.off", {
              amount: money(discount.amount, discount.currency),
            })}
          </Text>
        )}
        {order_id !== null && (
          <Link
            to={`/orders/${encodeURIComponent(order_id)}`}
            className="txt-compact-xsmall text-ui-fg-interactive"
          >
            {text("timeline.open_order")}
          </Link>
        )}
      </div>
    </li>
  )
}
