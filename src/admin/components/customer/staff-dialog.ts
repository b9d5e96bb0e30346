import type { AdminStanding } from "../../../types"

/** What every dialog about a member is given. */
export interface StaffDialogProps {
  readonly customer_id: string
  readonly standing: AdminStanding
  readonly onClose: () => void
}

/** Where a customer's changes are sent. */
export const customerPath = (customer_id: string, what: string): string =>
  `customers/${encodeURIComponent(customer_id)}/${what}`
