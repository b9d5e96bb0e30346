import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { followUp } from "../../src/follow-up/follow-up"
import { sweep } from "../../src/jobs/ladder-sweep"
import { queryShop } from "../../src/shop/query-shop"
import { customers } from "../../src/sources/customers"
import { claimsOf } from "../../src/sources/heard/claims-of"
import { readField } from "../../src/sources/heard/read-field"
import { retryUnread } from "../../src/sources/retry-unread"
import { socialLinks } from "../../src/sources/social-links"
import type { Period, Source } from "../../src/sources/source"
import { sweepSource } from "../../src/sources/sweep-source"
import { ulidBound } from "../../src/sources/ulid-bound"
import { verifications } from "../../src/sources/verifications"
import { publishLadder } from "./rewards-shop"
import { registerCustomer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openShop } from "./shop/open-shop"
import { spendableOf } from "./shop/point-per-unit"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

process.env.LADDER_NETWORKS = "google,github"

afterAll(() => {
  delete process.env.LADDER_NETWORKS
})

const day_ms = 24 * 3_600_000

const earn = [
  { id: "registered", type: "customer.registered", points: 100 },
  { id: "linked", type: "social.linked", points: 1 },
  {
    id: "google",
    type: "social.linked",
    where: { network: ["google"] },
    points: 10,
  },
].map(({ points, ...rule }) => ({ ...rule, points: { fixed: points } }))

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop

    beforeEach(async () => {
      shop = await openShop(getContainer(), api)
      await publishLadder(shop.container, {
        name: "Sources",
        zone: "Europe/Berlin",
        rungs: [
          {
            id: "top",
            name: "Top",
            enter: { kind: "points", at_least: 1_000_000 },
          },
        ],
        earn,
        rewards: [],
      })
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    const sql = <Row>(text: string, bindings: readonly unknown[] = []) =>
      queryShop<Row>(shop.container, text, bindings)

    const pointsWhen = (customer: string, points: number) =>
      eventually(
        () => spendableOf(shop, customer),
        (seen) => seen === points
      )

    const sweepOf = (source: Source) =>
      sweepSource(shop.container, source, () => Promise.resolve())

    describe("a log-in by a network", () => {
      /** Comes back from the network with an account of it; gives the token. */
      const comeBack = async (network: string, account: string) => {
        const path = `/auth/customer/${network}`
        const sent = await api.post(path, {})
        expect(sent.data).toEqual({
          location: "https://network.example/log-in",
        })
        const { data } = await api.get(`${path}/callback?account=${account}`)
        return data.token as string
      }

      const openAccount = async (email: string, token: string) => {
        const headers = storeHeaders(shop, token)
        const { data } = await api.post("/store/customers", { email }, headers)
        return (data.customer as { id: string }).id
      }

      /** As a shop's own route ties a further log-in to an account. */
      const tie = async (
        network: string,
        account: string,
        customer: string
      ) => {
        const claims = claimsOf(await comeBack(network, account))
        const id = String(readField(claims, "auth_identity_id"))
        const auth = shop.container.resolve(Modules.AUTH)
        const app_metadata = { customer_id: customer }
        await auth.updateAuthIdentities([{ id, app_metadata }])
        return id
      }

      it("counts once for each network, until none of its accounts is there", async () => {
        const auth = shop.container.resolve(Modules.AUTH)
        const token = await comeBack("google", "g1")
        const first = String(readField(claimsOf(token), "auth_identity_id"))
        const ada = await openAccount("ada@example.com", token)
        expect(await pointsWhen(ada, 111)).toBe(111)
        await comeBack("google", "g1")
        await tie("github", "h1", ada)
        const second = await tie("google", "g2", ada)
        await sweep(shop.container)
        expect(await spendableOf(shop, ada)).toBe(112)

        await auth.deleteAuthIdentities([first])
        await sweep(shop.container)
        // The other account of the same network is there.
        expect(await spendableOf(shop, ada)).toBe(112)
        await auth.deleteAuthIdentities([second])
        await sweep(shop.container)
        expect(await spendableOf(shop, ada)).toBe(101)
        await tie("google", "g3", ada)
        await sweep(shop.container)
        expect(await spendableOf(shop, ada)).toBe(112)
      })

      it("is none by e-mail and password, and none of nobody's account", async () => {
        const ada = await registerCustomer(shop, "ada@example.com")
        await comeBack("google", "nobody")
        await sweep(shop.container)
        expect(await pointsWhen(ada.id, 100)).toBe(100)
        const found = await sql(
          "select 1 from ladder_event where type = 'social.linked'"
        )
        expect(found).toEqual([])
      })

      it("R9: is found by the sweep where its message was lost, and found once", async () => {
        const mend = dropHints(shop)
        const token = await comeBack("github", "h1")
        const ada = await openAccount("ada@example.com", token)
        mend()
        await sweep(shop.container)
        expect(await spendableOf(shop, ada)).toBe(101)
        const written = () => sql("select count(*) from ladder_event")
        const before = await written()
        await sweep(shop.container)
        expect(await written()).toEqual(before)
      })
    })

    describe("a row that was imported", () => {
      const customerAt = async (at: Date, created_at: Date | string) => {
        const id = `cus_${ulidBound(at)}${"0".repeat(16)}`
        await sql(
          `insert into customer (id, email, has_account, created_at, updated_at)
           values (?, ?, true, ?, ?)`,
          [id, `${id.toLowerCase()}@example.com`, created_at, at]
        )
        return id
      }

      const health = async () => {
        const { sweeps, unread, waiting } =
          await ladderOf(shop).sweeping.health()
        const swept = sweeps.find(({ source }) => source === customers.name)
        return { swept, unread, waiting }
      }

      const onRecord = (id: string) =>
        sql<{ occurred_at: Date }>(
          "select occurred_at from ladder_event where key = ?",
          [`customer:${id}:registered`]
        )

      it("with dates of the past is missing after sweeps, is found by looking again, and is counted", async () => {
        await sweep(shop.container)
        const at = new Date(Date.now() - 10 * day_ms)
        const id = await customerAt(at, at)
        await sweepOf(customers)
        expect(await onRecord(id)).toEqual([])
        expect((await health()).swept).toMatchObject({ late: 0, missing: 0 })

        // Each looks at a day of the thirty.
        for (let n = 0; n < 32 && !(await health()).swept?.missing; n++) {
          await sweepOf(customers)
        }
        expect((await health()).swept).toMatchObject({ late: 0, missing: 1 })
        expect(await onRecord(id)).toEqual([{ occurred_at: at }])
        expect(await spendableOf(shop, id)).toBe(100)

        // What is found is recorded with it: it is missing once.
        for (let n = 0; n < 32; n++) {
          await sweepOf(customers)
        }
        const { swept } = await health()
        expect(swept).toMatchObject({ late: 0, missing: 1 })
        expect(swept?.looked_through_at).not.toBeNull()
      })

      it("R23: that cannot be read is tried eight times, waits for staff, and holds up no other", async () => {
        await sweep(shop.container)
        const now = Date.now()
        const bad = await customerAt(new Date(now - 1), "infinity")
        const good = await customerAt(new Date(now), new Date(now))
        await sweepOf(customers)
        expect(await onRecord(good)).toHaveLength(1)
        for (let tries = 1; tries < 8; tries++) {
          expect((await health()).unread).toMatchObject({
            count: 1,
            rows: [{ source: "customers", id: bad, tries }],
          })
          await sql("update ladder_unread set next_try_at = now()")
          await sweepOf(customers)
        }
        const { unread, waiting } = await health()
        expect(unread.rows).toMatchObject([{ id: bad, tries: 8 }])
        expect(waiting).toMatchObject([
          { source: "customers", parked: 0, unread: 1 },
        ])
        // Once a day from now on.
        const [row] = await sql<{ hours: number }>(
          `select round(extract(epoch from next_try_at - now()) / 3600)::int
             as hours from ladder_unread`
        )
        expect(row?.hours).toBe(24)
        await sql("update customer set created_at = ? where id = ?", [
          new Date(now),
          bad,
        ])
        const retried = retryUnread(shop.container, customers, bad, (ids) =>
          followUp(shop.container, customers, ids)
        )
        expect(await retried).toEqual({ recorded: 1, reason: null })
        expect((await health()).unread).toEqual({ count: 0, rows: [] })
      })
    })

    it("a sweep finds log-ins and verified addresses by index, however many there are", async () => {
      const many = 20_000
      const now = Date.now()
      // A year of them, in the order of time, as Medusa's ids are.
      const ids = Array.from({ length: many }, (_, i) => {
        const at = new Date(now - (i * 365 * day_ms) / many)
        return ulidBound(at) + String(i).padStart(16, "0")
      })
      await sql(
        `insert into auth_identity (id) select 'authid_' || id
         from unnest(?::text[]) as id`,
        [ids]
      )
      await sql(
        `insert into provider_identity (id, entity_id, provider, auth_identity_id)
         select id, id, 'google', 'authid_' || id from unnest(?::text[]) as id`,
        [ids]
      )
      await sql(
        `insert into auth_verification (id, auth_identity_id, entity_id,
           entity_type, code_provider, requested_at, verified_at)
         select 'authver_' || id, 'authid_' || id, id, 'email', 'token', now(),
           now()
         from unnest(?::text[]) as id`,
        [ids]
      )
      await sql("analyze auth_identity, provider_identity, auth_verification")
      const period = { since: new Date(now - 300_000), until: new Date(now) }
      for (const source of [socialLinks, verifications]) {
        const plans = await plansOf(source, period)
        expect(plans).toMatch(
          /using (provider_identity|auth_verification)_pkey/
        )
        expect(plans).not.toMatch(
          /Seq Scan on (provider_identity|auth_verification)/
        )
      }
    })

    /** How Postgres reads what a scan asks. */
    async function plansOf(source: Source, period: Period): Promise<string> {
      const { container } = shop
      const connection = container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const asked: { sql: string; bindings: readonly unknown[] }[] = []
      const note = (query: (typeof asked)[number]) => void asked.push(query)
      connection.on("query", note)
      for await (const _ of source.scan(container, period, 100)) {
        // Only what is asked is looked at.
      }
      connection.removeListener("query", note)
      const plans: string[] = []
      for (const { sql: text, bindings } of asked) {
        const lines = await sql<{ "QUERY PLAN": string }>(
          `explain ${text.replace(/\$\d+/g, "?")}`,
          bindings
        )
        plans.push(...lines.map((line) => line["QUERY PLAN"]))
      }
      expect(asked.length).toBeGreaterThan(0)
      return plans.join("\n")
    }
  },
})
