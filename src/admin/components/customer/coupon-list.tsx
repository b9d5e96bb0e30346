import { Copy, Text, clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminGrant } from "../../../types"
import { reasonWords } from "../../lib/reason-words"
import { useGrants } from "../../lib/use-customer-ladders"
import { useWords } from "../../lib/use-words"
import type { Words } from "../../lib/words"
import { GrantBadge } from "../grant-badge"
import { Loaded } from "../loaded"
import { Pager } from "../pager"
import { VoidCoupon } from "../void-coupon"
import { Part } from "./part"

const limit = 5

interface CouponListProps {
  readonly customer_id: string
  readonly ladder_id: string
}

/** What the ladder gave the customer, and what became of it. */
export function CouponList({ customer_id, ladder_id }: CouponListProps) {
  const { text } = useWords()
  const [offset, setOffset] = useState(0)
  const read = useGrants({ customer_id, ladder_id, limit, offset })
  return (
    <Part title={text("grants.title")}>
      <Loaded read={read} lines={2}>
        {({ grants, ...page }) => (
          <>
            {page.count === 0 && (
              <Text size="small" className="text-ui-fg-subtle px-6 pb-4">
                {text("grants.empty")}
              </Text>
            )}
            <ul className={clx(page.count > 0 && "pb-2")}>
              {grants.map((grant) => (
                <Coupon key={grant.id} grant={grant} />
              ))}
            </ul>
            <Pager page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Part>
  )
}

function Coupon({ grant }: { readonly grant: AdminGrant }) {
  const words = useWords()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-2">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {grant.name}
        </Text>
        <Code grant={grant} />
      </div>
      <div className="flex items-center gap-x-3">
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {whenOf(grant, words)}
        </Text>
        <GrantBadge state={grant.state} />
        <VoidCoupon grant={grant} />
      </div>
    </li>
  )
}

/** The code once there is one to use; before that, what holds it up. */
function Code({ grant }: { readonly grant: AdminGrant }) {
  const words = useWords()
  const { code, state, issued_at, reason } = grant
  if (issued_at === null) {
    return reason === null ? null : (
      <Text size="xsmall" className="text-ui-fg-subtle break-words">
        {reasonWords(reason, words)}
      </Text>
    )
  }
  return (
    <span className="flex items-center gap-x-1.5">
      <code
        className={clx(
          "txt-compact-small text-ui-fg-subtle break-all font-mono",
          (state === "revoked" || state === "expired") && "line-through"
        )}
      >
        {code}
      </code>
      {state === "issued" && (
        <Copy
          content={code}
          aria-label={words.text("grants.copy")}
          className="text-ui-fg-muted"
        />
      )}
    </span>
  )
}

function whenOf(grant: AdminGrant, { text, date }: Words): string {
  if (grant.redeemed_at !== null) {
    return text("grants.redeemed", { date: date(grant.redeemed_at) })
  }
  if (grant.state === "issued" && grant.expires_at !== null) {
    return text("grants.expires", { date: date(grant.expires_at) })
  }
  return grant.issued_at === null
    ? ""
    : text("grants.issued", { date: date(grant.issued_at) })
}
