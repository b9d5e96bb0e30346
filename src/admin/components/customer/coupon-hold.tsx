import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLiftHoldQuery } from "../../../types"
import { useChange } from "../../lib/use-change"
import { useCouponHold } from "../../lib/use-customer-ladders"
import { useWords } from "../../lib/use-words"
import { Confirm } from "../confirm"
import { Section } from "../section"
import { customerPath } from "./staff-dialog"

/** That the customer's coupons cannot be used for now; else there is nothing. */
export function CouponHold({ customer_id }: { readonly customer_id: string }) {
  const { text, dateTime } = useWords()
  const [asked, setAsked] = useState(false)
  const { data } = useCouponHold(customer_id)
  const { make, busy } = useChange<AdminLiftHoldQuery>(
    customerPath(customer_id, "hold"),
    { done: text("holds.lift_done"), method: "DELETE" }
  )
  if (!data?.hold) {
    return null
  }
  const { changed_at, until } = data.hold
  return (
    <Section
      title={text("holds.title")}
      aside={
        <Button size="small" variant="secondary" onClick={() => setAsked(true)}>
          {text("holds.lift")}
        </Button>
      }
    >
      <Text size="small" className="px-6 py-4">
        {text("holds.text", {
          changed: dateTime(changed_at),
          until: dateTime(until),
        })}
      </Text>
      {asked && (
        <Confirm
          title={text("holds.lift_title")}
          hint={text("holds.lift_hint")}
          action={text("holds.lift")}
          busy={busy}
          onClose={() => setAsked(false)}
          onConfirm={(reason) =>
            void make({ reason }).then((done) => done && setAsked(false))
          }
        />
      )}
    </Section>
  )
}
