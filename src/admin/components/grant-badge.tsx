import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { GrantState } from "../../types"
import { useWords } from "../lib/use-words"

const colours: Readonly<
  Record<GrantState, NonNullable<ComponentProps<typeof StatusBadge>["color"]>>
> = {
  due: "blue",
  issuing: "blue",
  issued: "green",
  redeemed: "purple",
  expired: "grey",
  revoked: "grey",
  withheld: "orange",
  failed: "red",
}

/** What has become of a grant, in a word. */
export function GrantBadge({ state }: { readonly state: GrantState }) {
  const { text } = useWords()
  return (
    <StatusBadge color={colours[state]}>
      {text(`grants.state.${state}`)}
    </StatusBadge>
  )
}
