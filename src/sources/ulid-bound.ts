const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** The first ULID of a moment, for comparing time-ordered ids with a date. */
export function ulidBound(moment: Date): string {
  let rest = Math.max(0, moment.getTime())
  let text = ""
  for (let i = 0; i < 10; i++) {
    text = (digits[rest % 32] ?? "") + text
    rest = Math.floor(rest / 32)
  }
  return text
}
