/** An address as the shop keeps it. */
export interface PostalAddress {
  readonly street: string | null
  readonly city: string | null
  readonly postal_code: string | null
  readonly country: string | null
}

/** Words that are written short as often as not. */
const short: readonly (readonly [RegExp, string])[] = [
  [/strasse$/, "str"],
  [/^street$/, "st"],
  [/^str$/, "st"],
  [/^avenue$/, "ave"],
  [/^road$/, "rd"],
]

/**
 * One spelling for a house: street and number, in whatever order, with the
 * postal code or, without one, the city. What else is written, like a floor or a
 * name at the bell, says nothing of who lives there. Null when a part is missing.
 */
export function normalAddress({
  street,
  city,
  postal_code,
  country,
}: PostalAddress): string | null {
  const words = wordsOf(street ?? "").sort()
  const place =
    wordsOf(postal_code ?? "").join("") || wordsOf(city ?? "").join("")
  return words.length > 0 && place !== ""
    ? [wordsOf(country ?? "").join(""), place, words.join(" ")].join("|")
    : null
}

/** Words and numbers, without accents: "12a" is two of them. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((word) =>
    short.reduce((cut, [long, by]) => cut.replace(long, by), word)
  )
}
