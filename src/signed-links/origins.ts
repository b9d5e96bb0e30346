/**
 * Where links may lead: the origins of the shop's own pages. The shop's CORS
 * setting may also have patterns, which name no place to go to.
 *
 * @param given the plugin's option; without it what the shop lets call its API
 */
export function originsOf(
  given: readonly string[] | undefined,
  storeCors: string
): string[] {
  const named = given ?? storeCors.split(",")
  return [...new Set(named.flatMap((one) => originOf(one.trim()) ?? []))]
}

/** The origin of an address on the web; undefined for anything else. */
export function originOf(address: string): string | undefined {
  const url = urlOf(address)
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

/**
 * The page that is meant, if it is one of the shop's: a path of its first
 * origin, or a whole address of any of them. Null for all others, so that a link
 * of the shop never leads to somebody else.
 */
export function pageOn(
  origins: readonly string[],
  address: string
): string | null {
  const [first] = origins
  if (first === undefined || /[\s\\\p{Cc}]/u.test(address)) {
    return null
  }
  const page = address.startsWith("/") ? first + address : address
  const url = urlOf(page)
  const inside = url && !url.username && !url.password
  return inside && origins.includes(url.origin) ? url.href : null
}

/** The same page where the shop is now, once its old origin is none any more. */
export function pageNow(
  origins: readonly string[],
  address: string
): string | null {
  const url = urlOf(address)
  return (
    pageOn(origins, address) ??
    (url ? pageOn(origins, url.pathname + url.search + url.hash) : null)
  )
}

function urlOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}
