import { searches } from "../searches"

const heard = (request: {
  query?: unknown
  body?: unknown
  answer?: unknown
  customer?: string | undefined
}) =>
  searches.hear({
    id: "1",
    params: {},
    query: {},
    body: {},
    customer: "cus_1",
    answer: {},
    ...request,
  })

const terms = (request: Parameters<typeof heard>[0]) =>
  heard(request).map(({ attributes: { term, found } }) => [term, found])

describe("a search", () => {
  it("of products has its term as people write it, and whether it found any", () => {
    const query = { q: "  Green   TEA " }
    expect(heard({ query, answer: { count: 3 } })).toEqual([
      {
        key: "search:1:0",
        type: "site.searched",
        customer: "cus_1",
        attributes: { term: "green tea", found: true },
      },
    ])
    expect(terms({ query, answer: { count: 0 } })).toEqual([
      ["green tea", false],
    ])
  })

  it("of nobody, a further page, and hardly a letter are none", () => {
    const query = { q: "tea" }
    expect(heard({ query, customer: undefined })).toEqual([])
    expect(heard({ query: { ...query, offset: "20" } })).toEqual([])
    expect(heard({ query: { q: " t " } })).toEqual([])
    expect(heard({ query: {} })).toEqual([])
  })

  it("of indexes counts each term once, found where any query found it", () => {
    const of = (q: string) => ({ entity: "product", filters: { q } })
    const body = {
      queries: [
        of("tea"),
        { ...of("tea"), pagination: { take: 0 } },
        of("pot"),
      ],
    }
    const answer = { results: [{ hits: [{ id: "1" }] }, { hits: [] }, {}] }
    expect(terms({ body, answer })).toEqual([
      ["tea", true],
      ["pot", false],
    ])
    const further = { ...of("tea"), pagination: { skip: 20 } }
    expect(terms({ body: further, answer })).toEqual([])
  })

  it("is of bounded length, and one request holds few", () => {
    const long = { q: "é".repeat(500) }
    const [event] = heard({ query: long })
    expect(event?.attributes["term"]).toHaveLength(200)
    const queries = Array.from({ length: 20 }, (_, n) => ({
      filters: { q: `term ${n}` },
    }))
    expect(heard({ body: { queries } })).toHaveLength(5)
  })

  it("is read without what Postgres cannot keep", () => {
    const of = (q: string) => terms({ query: { q } })[0]?.[0]
    expect(of("\ud800ab")).toBe("ab")
    expect(of("green\u0000\tte\udc00 a")).toBe("green te a")
    expect(of("🫖 tea")).toBe("🫖 tea")
    expect(of("\ud800\u0000a")).toBeUndefined()
  })

  it.each([null, 7, "tea", [], { queries: 7 }, { queries: [null, 7, []] }])(
    "is not heard of in %j",
    (body) => {
      expect(heard({ body, query: body, answer: body })).toEqual([])
    }
  )
})
