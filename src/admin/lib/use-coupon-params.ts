import type { AdminCatalogueResponse, ParamSpecs } from "../../types"
import { useRead, type Read } from "./use-read"

/** The settings a coupon can have, as its kind describes them. */
export function useCouponParams(): Read<ParamSpecs> {
  const read = useRead<AdminCatalogueResponse>("catalogue")
  const kind = read.data?.reward_kinds.find(({ name }) => name === "coupon")
  return { ...read, data: kind?.params }
}
