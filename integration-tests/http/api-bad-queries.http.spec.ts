import { ask, type ApiShop } from "./api-shop"
import { faultsOf, openForBadInput } from "./bad-input"
import { testInShop } from "./shop/test-in-shop"

/** Queries and paths that are none. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const staff = () => ({ authorization: `Bearer ${s.admin}` })

    beforeAll(async () => {
      s = await openForBadInput(getContainer(), api)
    })

    afterEach(async () => {
      expect(await s.ladder.recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    })

    it("is refused in every query", async () => {
      const ladder = `/admin/ladder/ladders/${s.ladder_id}`
      const customer = `/admin/ladder/customers/${s.ada.id}`
      const paged = [
        "/admin/ladder/ladders",
        `${ladder}/moves/latest`,
        `${ladder}/leaders`,
        "/admin/ladder/grants",
        "/admin/ladder/parked",
        "/admin/ladder/failed-grants",
        `${customer}/timeline?ladder_id=${s.ladder_id}`,
        `${customer}/grants`,
      ]
      const periods = [`${ladder}/moves`, `${ladder}/coupons`]
      const bare = ["/admin/ladder/health", ladder, `${ladder}/rungs`, customer]
      const pageQueries = [
        ...[
          "0",
          "101",
          "-1",
          "1e9",
          "1.5",
          "abc",
          "%2010",
          "",
          "0x10",
          "007",
        ].map((value) => [`limit=${value}`, "limit: "] as const),
        ["limit[]=5&limit=6", "limit: "],
        ["limit=5&limit=6", "limit: "],
        ["limit[a]=5", "limit: "],
        ["offset=-1", "offset: "],
        ["offset=1000001", "offset: is 1000001; a whole number from 0 to"],
        ["offset=9223372036854775808", "offset: "],
      ] as const
      const strangers = [
        ["fields=*", "fields: is not allowed here"],
        ["fields=%2Bcustomer.email", "fields: is not allowed here"],
        ["order=__proto__.a", "order: is not allowed here"],
        ["filters[x][y]=1", "filters: is not allowed here"],
        ["q=a%00b", "q: is "],
      ] as const
      const periodQueries = [
        ["from=2026-01-01", "to: is missing"],
        ["from=2026-02-30&to=2026-03-01", 'from: is "2026-02-30"; a day'],
        ["from=2026-01-01&to=2025-12-31", 'to: is "2025-12-31"; a day from'],
        ["from=2020-01-01&to=2026-01-01", "at most 366 days"],
        ["from=0000-01-01&to=0000-02-01", "from: is before 1970"],
        ["from=now()&to=2026-01-01", 'from: is "now()"'],
        ["from=2026-01-01T00:00:00Z&to=2026-01-02", "from: is "],
        ["from[]=2026-01-01&to=2026-01-02", "from: is "],
      ] as const
      const asked = [
        ...paged.flatMap((url) =>
          [...pageQueries, ...strangers].map(([q, m]) => [url, q, m] as const)
        ),
        ...periods.flatMap((url) =>
          periodQueries.map(([q, m]) => [url, q, m] as const)
        ),
        ...bare.flatMap((url) =>
          strangers.map(([q, m]) => [url, q, m] as const)
        ),
        ["/admin/ladder/grants", "state=lost", 'state: is "lost"; one of due'],
        ["/admin/ladder/grants", "state[]=due", "state: is "],
        ["/admin/ladder/grants", "customer_id=a%20b", "customer_id: is "],
        [`${customer}/timeline`, "limit=5", "ladder_id: is missing"],
        ...["", "/csv"].flatMap((what): [string, string, string][] => [
          [`${ladder}/members${what}`, "", "position: is missing, and so is"],
          [`${ladder}/members${what}`, "position=0&sort=name", "sort: is "],
          [`${ladder}/members${what}`, "search=", "search: is empty"],
          [`${ladder}/members${what}`, "search[]=a", "search: is "],
        ]),
        [`${ladder}/members`, "position=0&limit=1e9", "limit: is "],
        [
          `${ladder}/members`,
          "position=0&after=x",
          'after: is "x"; the "next"',
        ],
        [
          `${ladder}/members/csv`,
          "position=0&limit=5",
          "limit: is not allowed",
        ],
      ] as const
      const wrong: string[] = []
      for (const [url, query, mentions] of asked) {
        const whole = `${url}${url.includes("?") ? "&" : "?"}${query}`
        const answer = await ask(api, "get", whole, staff())
        wrong.push(
          ...faultsOf(answer, [400], mentions).map(
            (fault) => `${whole}: ${fault}`
          )
        )
      }
      const unlock = `${customer}/lock?ladder_id=${s.ladder_id}`
      const deleted = await ask(api, "delete", unlock, staff())
      wrong.push(...faultsOf(deleted, [400], "reason: is missing"))
      expect(wrong).toEqual([])
    })

    it("is refused in every path", async () => {
      const ids: [string, readonly number[]][] = [
        ["nobody", [404]],
        ["%00", [400]],
        ["..%2f..%2fusers", [404]],
        ["%27%3B%20drop%20table%20ladder", [400]],
        ["x".repeat(500), [400]],
        ["__proto__", [404]],
        ["constructor", [404]],
      ]
      const paths = [
        (id: string) => `/admin/ladder/ladders/${id}`,
        (id: string) => `/admin/ladder/ladders/${id}/rungs`,
        (id: string) => `/admin/ladder/ladders/${id}/members?position=0`,
        (id: string) => `/admin/ladder/ladders/${id}/moves/latest`,
        (id: string) => `/admin/ladder/ladders/${id}/leaders`,
        (id: string) => `/admin/ladder/customers/${id}`,
        (id: string) => `/admin/ladder/customers/${id}/grants`,
        (id: string) =>
          `/admin/ladder/customers/${id}/timeline?ladder_id=${s.ladder_id}`,
        (id: string) =>
          `/admin/ladder/customers/${s.ada.id}/timeline?ladder_id=${id}`,
      ]
      const wrong: string[] = []
      for (const [id, statuses] of ids) {
        for (const path of paths) {
          const url = path(id)
          const answer = await ask(api, "get", url, staff())
          wrong.push(
            ...faultsOf(answer, statuses, "").map((fault) => `${url}: ${fault}`)
          )
        }
      }
      for (const position of ["-1", "51", "1.5", "abc", "%00", "1e1"]) {
        const url = `/admin/ladder/ladders/${s.ladder_id}/members?position=${position}`
        const answer = await ask(api, "get", url, staff())
        wrong.push(
          ...faultsOf(answer, [400], "position: is ").map((f) => `${url}: ${f}`)
        )
      }
      const high = await ask(
        api,
        "get",
        `/admin/ladder/ladders/${s.ladder_id}/members?position=3`,
        staff()
      )
      wrong.push(...faultsOf(high, [404], "position: there is no rung 3"))
      expect(wrong).toEqual([])
    })

    it("reaches nobody's prototype by a query, which Medusa strips", async () => {
      for (const name of ["__proto__", "constructor][prototype"]) {
        const url = `/admin/ladder/health?x[${name}][admin]=1&${name}[admin]=1`
        const { status } = await ask(api, "get", url, staff())
        expect([200, 400]).toContain(status)
      }
    })

    // Medusa's own "/admin*" middleware comes first, and Express cannot decode
    // the path for it: every admin route answers like this, and leaks nothing.
    it("never gets to us by a path that cannot be decoded", async () => {
      const url = "/admin/ladder/ladders/%ff"
      const { status, body } = await ask(api, "get", url, staff())
      expect([400, 500]).toContain(status)
      expect(body.message).toBe("An unknown error occurred.")
    })

    it("is refused in the shopper's query", async () => {
      const headers = {
        "x-publishable-api-key": s.shop.key,
        authorization: `Bearer ${s.ada.token}`,
      }
      const wrong: string[] = []
      for (const query of ["fields=*", "customer_id=cus_1", "limit=5"]) {
        const url = `/store/ladder?${query}`
        const answer = await ask(api, "get", url, headers)
        wrong.push(...faultsOf(answer, [400], "is not allowed here"))
      }
      expect(wrong).toEqual([])
    })
  },
})
