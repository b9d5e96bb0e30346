import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminCustomerReference } from "../../types"
import { useWords } from "../lib/use-words"

interface CustomerCellProps {
  readonly customer: AdminCustomerReference
  /** What to say below the name; default: the e-mail. */
  readonly below?: string
}

/** Who it is, leading to their page: by name, else by e-mail. */
export function CustomerCell({ customer, below }: CustomerCellProps) {
  const { text } = useWords()
  const { id, name, email } = customer
  const shown = name ?? email
  const second = below ?? (name === null ? null : email)
  return (
    <div className="min-w-0">
      {shown === null ? (
        <Text size="small" leading="compact" className="text-ui-fg-muted">
          {text("general.unknown_customer")}
        </Text>
      ) : (
        <Link
          to={`/customers/${encodeURIComponent(id)}`}
          title={email ?? shown}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus transition-fg block w-fit max-w-full truncate rounded outline-none"
        >
          {shown}
        </Link>
      )}
      {second !== null && (
        <Text
          size="xsmall"
          leading="compact"
          className="text-ui-fg-subtle truncate"
          title={second}
        >
          {second}
        </Text>
      )}
    </div>
  )
}
