import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminGrant, AdminVoidGrant, GrantState } from "../../types"
import { useChange } from "../lib/use-change"
import { useWords } from "../lib/use-words"
import { Confirm } from "./confirm"

const open: ReadonlySet<GrantState> = new Set([
  "due",
  "issuing",
  "issued",
  "failed",
])

/** A button to make a coupon worthless, where it is worth something. */
export function VoidCoupon({ grant }: { readonly grant: AdminGrant }) {
  const { text } = useWords()
  const [asked, setAsked] = useState(false)
  const { id, name } = grant
  const { make, busy } = useChange<AdminVoidGrant>(
    `grants/${encodeURIComponent(id)}/void`,
    { done: text("staff.void_done", { name }) }
  )
  if (!open.has(grant.state)) {
    return null
  }
  return (
    <>
      <Button
        size="small"
        variant="transparent"
        aria-label={text("staff.void_title", { name })}
        onClick={() => setAsked(true)}
      >
        {text("staff.void")}
      </Button>
      {asked && (
        <Confirm
          title={text("staff.void_title", { name })}
          hint={text("staff.void_hint")}
          action={text("staff.void")}
          danger
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={(reason) =>
            void make({ reason }).then((done) => done && setAsked(false))
          }
        />
      )}
    </>
  )
}
