/** Bounds of single settings; those of whole documents are the engine's. */
export const settingLimits = {
  where_values_max: 100,
  text_length_max: 200,
  id_length_max: 64,
  /** Products, categories or collections that a coupon may name. */
  ids_max: 100,
  currencies_max: 50,
  /** In minor units. Nine thousand of them are still summed exactly. */
  amount_max: 1_000_000_000_000,
} as const
