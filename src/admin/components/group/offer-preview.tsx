import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type {
  AdminOfferPreviewResponse,
  AdminPreviewGroupCoupons,
} from "../../../types"
import { sdk } from "../../lib/sdk"
import { useWords } from "../../lib/use-words"
import type { Words } from "../../lib/words"

type Preview = NonNullable<AdminOfferPreviewResponse["preview"]>

interface OfferPreviewProps {
  readonly path: string
  readonly terms: AdminPreviewGroupCoupons
}

/** To how many an offer would go and what it may cost; or what is missing. */
export function OfferPreview({ path, terms }: OfferPreviewProps) {
  const words = useWords()
  const ready = terms.offer_key !== "" && Object.keys(terms.settings).length > 0
  const { data, error } = useQuery({
    queryKey: ["customer-ladder", path, terms],
    queryFn: ({ signal }) =>
      sdk.client.fetch<AdminOfferPreviewResponse>(`/admin/ladder/${path}`, {
        method: "POST",
        body: terms,
        signal,
      }),
    enabled: ready,
    retry: false,
    staleTime: 0,
  })
  return (
    <div
      role="status"
      aria-label={words.text("offers.preview")}
      className="bg-ui-bg-subtle flex flex-col gap-y-1 rounded-lg p-4"
    >
      {data?.preview ? (
        <Counted preview={data.preview} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {error?.message ??
            data?.fault ??
            words.text("offers.preview_missing")}
        </Text>
      )}
    </div>
  )
}

function Counted({ preview }: { readonly preview: Preview }) {
  const words = useWords()
  const { text, number } = words
  const { customers, existing, absent, guests, exact } = preview
  return (
    <>
      <Text size="small" weight="plus">
        {text("offers.customers", {
          count: customers,
          number: number(customers),
        })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {costOf(preview, words)}
      </Text>
      {(existing > 0 || absent > 0 || guests > 0) && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text("offers.left_out", {
            existing: number(existing),
            absent: number(absent),
            guests: number(guests),
          })}
        </Text>
      )}
      {!exact && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text("offers.not_exact")}
        </Text>
      )}
    </>
  )
}

function costOf({ cost }: Preview, { text, money, list }: Words): string {
  const amounts = Object.entries(cost ?? {})
  return amounts.length === 0
    ? text("offers.cost_unknown")
    : text("offers.cost", {
        amount: list(
          amounts.map(([currency, amount]) => money(amount, currency)),
          "or"
        ),
      })
}
