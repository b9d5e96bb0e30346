import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import type { AdminStanding } from "../../../types"
import { useWords } from "../../lib/use-words"
import { AdjustPoints } from "./adjust-points"
import { GiveCoupon } from "./give-coupon"
import { LockRung, UnlockRung } from "./lock-rung"
import { OptOut } from "./opt-out"

type Asked = "coupon" | "points" | "lock" | "unlock" | "opt_out" | "opt_in"

interface MemberMenuProps {
  readonly customer_id: string
  readonly standing: AdminStanding
}

/** What staff can do for a customer on a ladder. */
export function MemberMenu({ customer_id, standing }: MemberMenuProps) {
  const { text } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const given = { customer_id, standing, onClose: () => setAsked(null) }
  const here = standing.absent_by.length === 0
  const verbs: readonly Asked[] = [
    ...(standing.registered && here ? (["coupon"] as const) : []),
    "points",
    ...(here ? (["lock"] as const) : []),
    ...(standing.locked ? (["unlock"] as const) : []),
    standing.absent_by.includes("opt_out") ? "opt_in" : "opt_out",
  ]
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={text("staff.menu", { name: standing.ladder.name })}
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {verbs.map((verb) => (
            <DropdownMenu.Item key={verb} onSelect={() => setAsked(verb)}>
              {text(`staff.${verb}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
      {asked === "coupon" && <GiveCoupon {...given} />}
      {asked === "points" && <AdjustPoints {...given} />}
      {asked === "lock" && <LockRung {...given} />}
      {asked === "unlock" && <UnlockRung {...given} />}
      {(asked === "opt_out" || asked === "opt_in") && <OptOut {...given} />}
    </>
  )
}
