import type { Answered, HeardEvent, HeardSource } from "./heard-source"
import { readField } from "./read-field"

const prefix = "search:"

/** What is shorter is somebody who is still typing. */
const term_min = 2
const term_max = 200
/** One request may ask for several things at once. */
const terms_max = 5
/** Control characters, halves of characters, which Postgres cannot keep, spaces. */
const gaps = /[\s\p{Cc}\p{Surrogate}]+/gu

interface Search {
  readonly term: string
  readonly found: boolean
}

/**
 * What customers who are logged in searched for. Further pages of the same
 * search are part of it.
 */
export const searches: HeardSource = {
  name: "searches",
  keys: [prefix],
  routes: [
    { matcher: "/store/products", methods: ["GET"] },
    { matcher: "/store/search", methods: ["POST"] },
  ],
  hear: ({ customer, id, ...request }) => {
    if (customer === undefined) {
      return []
    }
    // A storefront asks the same once more for each facet, for no hits.
    const terms = new Map<string, boolean>()
    for (const { term, found } of [
      ...ofProducts(request),
      ...ofIndexes(request),
    ]) {
      terms.set(term, found || terms.get(term) === true)
    }
    return [...terms]
      .slice(0, terms_max)
      .map(([term, found], n): HeardEvent => ({
        key: `${prefix}${id}:${n}`,
        type: "site.searched",
        customer,
        attributes: { term, found },
      }))
  },
}

type Request = Pick<Answered, "query" | "body" | "answer">

/** `GET /store/products?q=…` */
function ofProducts({ query, answer }: Request): Search[] {
  const q = readField(query, "q")
  const further = Number(readField(query, "offset") ?? 0) > 0
  return further ? [] : searchFor(q, Number(readField(answer, "count")) > 0)
}

/** `POST /store/search`: one query, or several with as many results. */
function ofIndexes({ body, answer }: Request): Search[] {
  const several = readField(body, "queries")
  const queries: unknown[] = Array.isArray(several) ? several : [body]
  const results = readField(answer, "results")
  return queries.flatMap((query, n) => {
    const skipped = Number(readField(readField(query, "pagination"), "skip"))
    const result: unknown = Array.isArray(results) ? results[n] : undefined
    const hits = readField(result, "hits")
    return skipped > 0
      ? []
      : searchFor(
          readField(readField(query, "filters"), "q"),
          Array.isArray(hits) && hits.length > 0
        )
  })
}

function searchFor(q: unknown, found: boolean): Search[] {
  const term =
    typeof q === "string" ? q.toLowerCase().replace(gaps, " ").trim() : ""
  return term.length < term_min
    ? []
    : [{ term: [...term].slice(0, term_max).join(""), found }]
}
