import { toast } from "@medusajs/ui"
import type { AdminRetryUnreadResponse } from "../../../types"
import { useWords } from "../../lib/use-words"
import { TryAgain } from "./try-again"

interface ReadAgainProps {
  readonly source: string
  readonly id: string
}

/** Has a record of the shop read now that could not be. */
export function ReadAgain({ source, id }: ReadAgainProps) {
  const { text } = useWords()
  const told = ({ retry: { reason } }: AdminRetryUnreadResponse) =>
    reason === null
      ? toast.success(text("health.rest.read"))
      : toast.warning(text("health.rest.unreadable"), { description: reason })
  return (
    <TryAgain
      path="unread/retry"
      what={{ source, id }}
      label={text("health.retry")}
      title={text("health.rest.read_title", { id })}
      hint={text("health.rest.read_hint")}
      told={told}
    />
  )
}
