import { useQuery } from "@tanstack/react-query"
import type {
  AdminCatalogueResponse,
  AdminReadyLaddersResponse,
} from "../../types"
import { sdk } from "./sdk"
import { useRead, type Read } from "./use-read"

export function useCatalogue() {
  return useRead<AdminCatalogueResponse>("catalogue")
}

/** Codes of the shop's currencies, its default first. */
export function useCurrencies(): Read<readonly string[]> {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ["customer-ladder", "currencies"],
    queryFn: async () => {
      const fields = "id,*supported_currencies"
      const { stores } = await sdk.admin.store.list({ fields })
      const known = stores.flatMap((store) => store.supported_currencies ?? [])
      return [...known]
        .sort((a, b) => Number(b.is_default) - Number(a.is_default))
        .map(({ currency_code }) => currency_code)
    },
  })
  return { data, error, isPending, isFetching, refetch: () => void refetch() }
}

export function useReadyLadders(currency: string, zone: string) {
  return useRead<AdminReadyLaddersResponse>("ready-ladders", { currency, zone })
}
