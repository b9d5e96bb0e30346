import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminCustomerReference } from "../../types"
import { useWords } from "../lib/use-words"

/** Who it is, leading to their page: name above e-mail, or what there is. */
export function CustomerCell({
  customer,
}: {
  readonly customer: AdminCustomerReference
}) {
  const { text } = useWords()
  const { id, name, email } = customer
  const shown = name ?? email
  if (shown === null) {
    return (
      <Text
        size="small"
        leading="compact"
        className="text-ui-fg-muted truncate"
      >
        {text("general.unknown_customer")}
      </Text>
    )
  }
  return (
    <Link
      to={`/customers/${encodeURIComponent(id)}`}
      className="focus-visible:shadow-borders-focus group block min-w-0 rounded outline-none"
      title={email ?? shown}
    >
      <Text
        size="small"
        leading="compact"
        weight="plus"
        className="text-ui-fg-base group-hover:text-ui-fg-interactive truncate"
      >
        {shown}
      </Text>
      {name !== null && email !== null && (
        <Text
          size="xsmall"
          leading="compact"
          className="text-ui-fg-subtle truncate"
        >
          {email}
        </Text>
      )}
    </Link>
  )
}
