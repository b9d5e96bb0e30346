/** With fewer it is hardly a number that anybody can be called by. */
const digits_min = 7
/** So many are a number's own, whether it is written with its country or not. */
const digits_max = 9

/** One spelling for a telephone number; null for what is hardly one. */
export function normalPhone(phone: string): string | null {
  const digits = phone.normalize("NFKC").replace(/[^0-9]/g, "")
  return digits.length < digits_min ? null : digits.slice(-digits_max)
}
