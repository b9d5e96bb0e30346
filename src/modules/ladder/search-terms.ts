/** A name or address is cut into so many words at most. */
const terms_max = 20

/** Longer words are found by their beginning. */
const term_length_max = 100

/**
 * The words of a text as they are looked for: without case and accents, so that
 * "muller" finds "Müller".
 */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.slice(0, term_length_max))
    .filter((word) => word !== "")
}

/** By what a customer is found: each word of the names, and the whole address. */
export function searchTerms(texts: readonly (string | null)[]): string[] {
  const words = texts.flatMap((text) => wordsOf(text ?? ""))
  return [...new Set(words)].slice(0, terms_max)
}
