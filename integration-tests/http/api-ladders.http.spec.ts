import { Modules } from "@medusajs/framework/utils"
import * as answers from "../../src/api/admin/ladder/responses"
import { sweep } from "../../src/jobs/ladder-sweep"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask, document, openApiShop, type ApiShop } from "./api-shop"
import { askAsStaff, ladders } from "./ask-as-staff"
import { registerCustomer } from "./shop/customers"
import { eventually } from "./shop/recorded"
import { testInShop } from "./shop/test-in-shop"

/** What staff do with a ladder, and see of it. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const { attend, get, send, staff } = askAsStaff(() => s)

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    it("keeps ladders as drafts until they are published", async () => {
      const { ladder } = await send(
        "post",
        ladders,
        { handle: "trade", document },
        answers.ladder
      )
      expect(ladder).toMatchObject({ status: "draft", version: 0, live: null })
      const url = `${ladders}/${ladder.id}`

      const again = await ask(api, "post", ladders, staff(), {
        handle: "trade",
        document,
      })
      expect(again.status).toBe(409)
      expect(again.body.message).toMatch(/^handle: .*"trade"/)

      const renamed = { ...document, name: "Trade" }
      await send("post", `${url}/draft`, { document: renamed }, answers.ladder)
      const published = await send(
        "post",
        `${url}/publish`,
        { reason: "Opening" },
        answers.ladder
      )
      expect(published.ladder).toMatchObject({
        status: "live",
        name: "Trade",
        version: 1,
        live: renamed,
        draft: null,
      })
      const nothingLeft = await ask(api, "post", `${url}/publish`, staff(), {
        reason: "Again",
      })
      expect(nothingLeft.status).toBe(409)
      expect(nothingLeft.body.message).toMatch(/^draft: .*"trade" has none/)

      expect(await get(url, answers.ladder)).toEqual(published)
      const listed = await get(`${ladders}?limit=1&offset=1`, answers.ladders)
      expect(listed).toMatchObject({ count: 2, limit: 1, offset: 1 })
      expect(listed.ladders[0]).toMatchObject({ handle: "trade", version: 1 })
    })

    it("refuses a ladder that cannot be read, with the path of the fault", async () => {
      const rungs = [
        {
          ...document.rungs[0],
          enter: { all: [{ kind: "points", at_least: "10" }] },
        },
      ]
      const sent = await ask(api, "post", ladders, staff(), {
        handle: "broken",
        document: { ...document, rungs },
      })
      expect(sent.status).toBe(422)
      expect(sent.body.message).toContain(
        'document.rungs[0].enter.all[0].at_least: is "10"; a whole number from 1 to'
      )
    })

    it("shows staff the ladder: rungs, members, moves, leaders, coupons", async () => {
      await attend(s.ada.id)
      await wakeOutbox(s.container)
      const url = `${ladders}/${s.ladder_id}`
      const { rungs } = await get(`${url}/rungs`, answers.rungs)
      expect(rungs.map(({ rung, position }) => [position, rung])).toEqual([
        [0, null],
        [1, "bronze"],
        [2, "gold"],
      ])
      expect(rungs[1]).toMatchObject({ members: 1, name: "Bronze" })
      expect(rungs[1]?.customer_group_id).toMatch(/^cusgroup_/)
      const onBronze = await get(`${url}/members?position=1`, answers.members)
      expect(onBronze).toMatchObject({
        next: null,
        cut_short: false,
        members: [
          {
            customer: {
              id: s.ada.id,
              name: "Ada Example",
              email: "ada@example.com",
            },
            status_points: 100,
          },
        ],
      })
      const latest = await get(`${url}/moves/latest`, answers.latestMoves)
      expect(latest.moves).toMatchObject([
        {
          customer: { id: s.ada.id },
          from: null,
          to: "Bronze",
          direction: "up",
        },
      ])
      const at = new Date(latest.moves[0]?.at ?? "")
      const berlin = { timeZone: "Europe/Berlin" }
      const day = at.toLocaleDateString("sv-SE", berlin)
      const { moves } = await get(
        `${url}/moves?from=${day}&to=${day}`,
        answers.moves
      )
      expect(moves).toEqual([{ day, up: 1, down: 0 }])
      const { leaders } = await get(`${url}/leaders?limit=10`, answers.leaders)
      expect(leaders[0]).toMatchObject({
        customer: { id: s.ada.id },
        rung: "Bronze",
        status_points: 100,
      })
      expect(
        await get(`${url}/coupons?from=${day}&to=${day}`, answers.couponFigures)
      ).toEqual({
        coupons: {
          issued: 1,
          redeemed: 0,
          voided: 0,
          discounts: {},
          revenue: {},
        },
      })
      const behind = await get(
        `${url}/coupons/issued?from=${day}&to=${day}`,
        answers.couponsBehind
      )
      expect(behind).toMatchObject({
        count: 1,
        coupons: [{ customer: { id: s.ada.id }, grant: { discount: null } }],
      })
      const history = await get(
        `${url}/rungs/history?from=${day}&to=${day}`,
        answers.rungHistory
      )
      expect(history).toEqual({
        rungs: [
          { rung: "bronze", name: "Bronze" },
          { rung: "gold", name: "Gold" },
        ],
        days: [{ day, members: [1, 0] }],
      })
      const ofDay = await get(
        `${url}/moves/latest?from=${day}&to=${day}`,
        answers.latestMoves
      )
      expect(ofDay.moves).toEqual(latest.moves)
      const before = await get(
        `${url}/moves/latest?from=2020-01-01&to=2020-02-01`,
        answers.latestMoves
      )
      expect(before.count).toBe(0)
    })

    it("finds members by name, and hands them over as a file", async () => {
      const url = `${ladders}/${s.ladder_id}/members`
      const carla = await registerCustomer(s.shop, "carla@example.com")
      const customersOf = s.container.resolve(Modules.CUSTOMER)
      await customersOf.updateCustomers(carla.id, {
        first_name: '=HYPERLINK("http://evil.example")',
        last_name: "Söder, Carla",
      })
      await attend(carla.id)
      const found = await eventually(
        () => get(`${url}?search=SODER`, answers.members),
        ({ members }) => members.length === 1
      )
      expect(found.members).toMatchObject([
        {
          customer: { id: carla.id, email: "carla@example.com" },
          next: { rung: "Gold" },
        },
      ])
      const mail = await get(`${url}?search=carla@exa`, answers.members)
      expect(mail.members).toHaveLength(1)

      const csv = await ask(api, "get", `${url}/csv?search=carla`, staff())
      expect(csv.status).toBe(200)
      expect(csv.headers["content-type"]).toContain("text/csv")
      const [head, line, ...more] = csv.text.split("\r\n")
      expect(head).toBe(
        "\ufeffcustomer_id,name,email,rung,status_points,spendable_points,next_rung,missing,on_rung_since,last_event,takes_part"
      )
      expect(line).toContain(
        `${carla.id},"'=HYPERLINK(""http://evil.example"") Söder, Carla",carla@example.com,Bronze,`
      )
      expect(line).toContain("Gold,points 100 of 500")
      expect(more).toEqual([""])
      const fileOf = (answer: typeof csv) =>
        answer.headers["content-disposition"]
      expect(fileOf(csv)).toContain('-members.csv"')

      // Of too many to look at the file says that it is not all of them.
      await ladderOf(s.container).members.keepTerms(
        Array.from({ length: 1_000 }, (_, n) => ({
          customer_id: `many${n}`,
          terms: ["common"],
        }))
      )
      const part = await ask(api, "get", `${url}/csv?search=common`, staff())
      expect(fileOf(part)).toContain('-members-first-1000.csv"')

      await customersOf.softDeleteCustomers([carla.id])
      await sweep(s.container)
      const gone = await get(`${url}?search=soder`, answers.members)
      expect(gone.members).toEqual([])
    })
  },
})
