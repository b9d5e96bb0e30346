import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { sweep } from "../../src/jobs/ladder-sweep"
import { queryShop } from "../../src/shop/query-shop"
import { verifications } from "../../src/sources/verifications"
import { readAndRecord } from "../../src/sources/read-and-record"
import { buy } from "./shop/carts"
import { logIn, registerCustomer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openShop } from "./shop/open-shop"
import { spendableOf } from "./shop/point-per-unit"
import { publishLadder } from "./rewards-shop"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

/** Each type once broad, once for what is so, once for what is not. */
const earn = [
  { id: "log-in", type: "customer.logged_in", points: 1 },
  {
    id: "by-password",
    type: "customer.logged_in",
    where: { provider: ["emailpass"] },
    points: 10,
  },
  {
    id: "by-google",
    type: "customer.logged_in",
    where: { provider: ["google"] },
    points: 100_000,
  },
  { id: "search", type: "site.searched", points: 100, capped: true },
  {
    id: "found-none",
    type: "site.searched",
    where: { term: ["unicorn"], found: [false] },
    points: 1_000,
    capped: true,
  },
  { id: "verified", type: "customer.verified", points: 10_000 },
  { id: "order", type: "order.placed", points: 1_000_000 },
  {
    id: "phone",
    type: "customer.verified",
    where: { means: ["phone"] },
    points: 100_000,
  },
].map(({ points, capped, ...rule }) => ({
  ...rule,
  points: { fixed: points },
  ...(capped && { cap: { times: 5, per: "day" as const } }),
}))

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    const open = async (): Promise<Shop> => {
      const shop = await openShop(getContainer(), api)
      await publishLadder(shop.container, {
        name: "Heard",
        zone: "Europe/Berlin",
        rungs: [
          {
            id: "top",
            name: "Top",
            enter: { kind: "points", at_least: 100_000_000 },
          },
        ],
        earn,
        rewards: [],
      })
      return shop
    }

    /** Buys logged out; tells whose order it is. */
    const buyAsGuest = async (shop: Shop, email: string): Promise<string> => {
      const order = await buy(shop, { email })
      const [row] = await queryShop<{ customer_id: string }>(
        shop.container,
        'select customer_id from "order" where id = ?',
        [order]
      )
      const customer = row?.customer_id ?? ""
      await eventually(
        () => spendableOf(shop, customer),
        (points) => points >= 1_000_000
      )
      return customer
    }

    const typesOf = async ({ container }: Shop, customer: string) => {
      const rows = await queryShop<{ type: string }>(
        container,
        "select type from ladder_event where customer_id = ? order by type",
        [customer]
      )
      return rows.map(({ type }) => type)
    }

    it("log-ins and searches count as they are answered, none that fails does", async () => {
      const shop = await open()
      const ada = await registerCustomer(shop, "ada@example.com")
      await logIn(shop, ada.email)
      const wrong = { email: ada.email, password: "not hers" }
      const refused = await api
        .post("/auth/customer/emailpass", wrong)
        .catch((error: { response: { status: number } }) => error.response)
      expect(refused.status).toBe(401)
      // Opening a session with a token is the log-in that gave the token.
      await api.post("/auth/session", {}, storeHeaders(shop, ada.token))
      await api.post("/auth/token/refresh", {}, storeHeaders(shop, ada.token))

      const products = (query: string, token?: string) =>
        api.get(`/store/products?${query}`, storeHeaders(shop, token))
      await products("q=Tea", ada.token)
      await products("q=unicorn", ada.token)
      await products("q=tea&offset=20", ada.token)
      await products("limit=1", ada.token)
      await products("q=tea")

      const points = 2 * (1 + 10) + 2 * 100 + 1_000
      expect(
        await eventually(
          () => spendableOf(shop, ada.id),
          (seen) => seen === points
        )
      ).toBe(points)
      expect(await typesOf(shop, ada.id)).toEqual([
        "customer.logged_in",
        "customer.logged_in",
        "customer.registered",
        "site.searched",
        "site.searched",
      ])
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    it("an address that is verified counts once, and brings along what its guest did", async () => {
      const shop = await open()
      const guest = await buyAsGuest(shop, "ada@example.com")
      const ada = await registerCustomer(shop, "ada@example.com")
      const auth = shop.container.resolve(Modules.AUTH)
      const [identity] = await auth.listAuthIdentities({
        provider_identities: { entity_id: ada.email },
      })
      const ask = async (entity_id: string) => {
        const { code } = await auth.requestAuthVerification({
          auth_identity_id: identity!.id,
          entity_id,
          entity_type: "email",
          code_provider: "token",
        })
        return code as string
      }
      const pointsWhen = (points: number) =>
        eventually(
          () => spendableOf(shop, ada.id),
          (seen) => seen === points
        )
      // The log-in that came with registering.
      expect(await pointsWhen(11)).toBe(11)

      const code = await ask(ada.email)
      await sweep(shop.container)
      // Not verified, nothing joins; and a guest is no member to be seen.
      expect(await spendableOf(shop, ada.id)).toBe(11)
      expect(await spendableOf(shop, guest)).toBe(1_000_000)
      await api.post("/auth/verification/confirm", { code })
      expect(await pointsWhen(1_010_011)).toBe(1_010_011)
      const joins = await ladderOf(shop).guests.joinsOf(ada.id, {
        limit: 5,
        offset: 0,
      })
      expect(joins.rows).toMatchObject([
        { guest_id: guest, joined_by: "system", separated_at: null },
      ])

      const friend = await buyAsGuest(shop, "ada@example.org")
      const mend = dropHints(shop, verifications.hints)
      const other = await ask("ada@example.org")
      await api.post("/auth/verification/confirm", { code: other })
      await sweep(shop.container)
      mend()
      expect(friend).not.toBe(guest)
      expect(await spendableOf(shop, ada.id)).toBe(2_020_011)

      const rows = await queryShop<{ id: string }>(
        shop.container,
        "update auth_verification set verified_at = now() returning id",
        []
      )
      const ids = rows.map(({ id }) => id)
      expect(await readAndRecord(shop.container, verifications, ids)).toBe(0)
      expect(await spendableOf(shop, ada.id)).toBe(2_020_011)

      // Staff take the first guest off again: exactly what came with it goes.
      await ladderOf(shop).guests.separate(guest, ada.id, {
        actor_id: "user_1",
        reason: "Not hers",
      })
      await sweep(shop.container)
      expect(await spendableOf(shop, ada.id)).toBe(1_020_011)
      expect(await spendableOf(shop, guest)).toBe(1_000_000)
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    it("a guest who comes with an address verified before is joined once, to who verified it first", async () => {
      const shop = await open()
      const ada = await registerCustomer(shop, "ada@example.com")
      const bob = await registerCustomer(shop, "bob@example.com")
      const auth = shop.container.resolve(Modules.AUTH)
      const ask = async (email: string, entity_id: string) => {
        const [identity] = await auth.listAuthIdentities({
          provider_identities: { entity_id: email },
        })
        const { code } = await auth.requestAuthVerification({
          auth_identity_id: identity!.id,
          entity_id,
          entity_type: "email",
          code_provider: "token",
        })
        return code as string
      }
      const confirm = (code: string) =>
        api.post("/auth/verification/confirm", { code })
      const shared = "both@example.org"
      // Asked for first and verified last, it is found first.
      const late = await ask(bob.email, shared)
      await confirm(await ask(ada.email, shared))
      await confirm(late)
      await ask(ada.email, "unproved@example.org")
      const points = async () => [
        await spendableOf(shop, ada.id),
        await spendableOf(shop, bob.id),
      ]
      await eventually(points, (all) => all.every((one) => one === 10_011))

      const guest = await buyAsGuest(shop, shared)
      const stranger = await buyAsGuest(shop, "unproved@example.org")
      await sweep(shop.container)
      expect(await points()).toEqual([1_010_011, 10_011])
      expect(await spendableOf(shop, stranger)).toBe(1_000_000)
      await sweep(shop.container)
      const page = { limit: 5, offset: 0 }
      const joins = await ladderOf(shop).guests.joinsOf(ada.id, page)
      expect(joins).toMatchObject({ count: 1, rows: [{ guest_id: guest }] })

      // What staff take apart stays so, whatever the sweeps go through.
      await ladderOf(shop).guests.separate(guest, ada.id, {
        actor_id: "user_1",
        reason: "Not hers",
      })
      await sweep(shop.container)
      expect(await points()).toEqual([10_011, 10_011])
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    it("who logs in and thereby reaches a rung is in its group at once, no job has to run", async () => {
      const shop = await openShop(getContainer(), api)
      await publishLadder(shop.container, {
        name: "Regulars",
        zone: "Europe/Berlin",
        rungs: [
          {
            id: "regular",
            name: "Regular",
            enter: {
              kind: "event_count",
              type: "customer.logged_in",
              at_least: 2,
            },
          },
        ],
        earn: [],
        rewards: [],
      })
      const ada = await registerCustomer(shop, "ada@example.com")
      await logIn(shop, ada.email)
      const groups = () =>
        queryShop(
          shop.container,
          `select 1 from customer_group_customer l
           join ladder_rung r on r.customer_group_id = l.customer_group_id
           where l.customer_id = ? and l.deleted_at is null`,
          [ada.id]
        )
      expect(await eventually(groups, ({ length }) => length > 0)).toHaveLength(
        1
      )
    })
  },
})
