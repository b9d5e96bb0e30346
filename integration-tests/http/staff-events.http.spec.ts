import { Modules } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import * as audit from "../../src/api/admin/ladder/audit/responses"
import { recordedEvents } from "../../src/api/admin/ladder/events/responses"
import * as parked from "../../src/api/admin/ladder/parked/responses"
import * as answers from "../../src/api/admin/ladder/responses"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask, openApiShop, type ApiShop } from "./api-shop"
import { registerCustomer } from "./shop/customers"

const customers = "/admin/ladder/customers"
const list = "/admin/ladder/events"
const tasting = "custom.tasting_attended"
const at = "2026-01-05T18:00:00Z"

/** What staff record by hand: singly and for a list, with a note. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let s: ApiShop

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    const staff = () => ({ authorization: `Bearer ${s.admin}` })

    const get = async <T>(url: string, schema: z.ZodType<T>): Promise<T> => {
      const { status, body } = await ask(api, "get", url, staff())
      expect({ url, status, body }).toMatchObject({ status: 200 })
      return schema.parse(body)
    }

    const send = async <T>(
      url: string,
      body: object,
      schema: z.ZodType<T>
    ): Promise<T> => {
      const sent = await ask(api, "post", url, staff(), body)
      expect({ url, status: sent.status, body: sent.body }).toMatchObject({
        status: 200,
      })
      return schema.parse(sent.body)
    }

    const record = (id: string, event: object) =>
      send(`${customers}/${id}/events`, event, answers.recorded)

    const timelineOf = async (id: string) => {
      const url = `${customers}/${id}/timeline?ladder_id=${s.ladder_id}`
      return (await get(url, answers.timeline)).timeline
    }

    const trail = async () =>
      (await get("/admin/ladder/audit?limit=100", audit.changes)).changes

    /** All a shopper can read of their own. */
    const shoppersView = async (): Promise<string> => {
      const headers = {
        "x-publishable-api-key": s.shop.key,
        authorization: `Bearer ${s.ada.token}`,
      }
      const read = await Promise.all(
        ["/store/ladder", "/store/ladder/invite", "/store/customers/me"].map(
          (url) => ask(api, "get", url, headers)
        )
      )
      return JSON.stringify(read.map(({ body }) => body as unknown))
    }

    describe("a note", () => {
      it("is kept with the event, and shown to staff alone, with who recorded it", async () => {
        const note = "She helped us pour & <b>stayed</b> until ten"
        await record(s.ada.id, { type: tasting, note: `  ${note} ` })
        const [event] = (await timelineOf(s.ada.id)).filter(
          ({ type }) => type === tasting
        )
        expect(event).toMatchObject({
          note,
          recorded_by: {
            id: expect.stringMatching(/^user_/) as string,
            name: "staff@example.com",
          },
        })
        expect(await shoppersView()).not.toContain("stayed")
      })

      it("is the reason in the trail of what staff changed", async () => {
        await record(s.ada.id, { type: tasting, at, note: "At the fair" })
        await record(s.bob.id, { type: tasting, at })
        const [bobs, adas] = await trail()
        expect(adas).toMatchObject({
          action: "event.record",
          subject: s.ada.id,
          reason: "At the fair",
          before: null,
          after: { type: tasting, at: new Date(at).toISOString() },
        })
        expect(bobs).toMatchObject({ subject: s.bob.id, reason: null })
      })

      it("makes no other event of it: the first note stays", async () => {
        const event = { type: tasting, key: "note-1", at }
        const first = await record(s.ada.id, { ...event, note: "One" })
        const again = await record(s.ada.id, { ...event, note: "Two" })
        expect([first.event.answer, again.event.answer]).toEqual([
          "recorded",
          "duplicate",
        ])
        const notes = (await timelineOf(s.ada.id)).flatMap(
          ({ note }) => note ?? []
        )
        expect(notes).toEqual(["One"])
        expect((await trail()).map(({ reason }) => reason)).not.toContain("Two")
      })

      it("does not pass for one of staff where somebody else wrote it", async () => {
        await s.ladder.recording.record(
          [
            {
              key: "shop:1",
              type: tasting,
              customer: s.ada.id,
              at: Date.parse(at),
              attributes: { note: "Give her everything", recorded_by: "boss" },
            },
          ],
          "workflow"
        )
        const [line] = (await timelineOf(s.ada.id)).filter(
          ({ key }) => key === "shop:1"
        )
        expect(line?.note).toBeUndefined()
        expect(line?.recorded_by).toBeUndefined()
      })

      it("is refused where it is none", async () => {
        const url = `${customers}/${s.ada.id}/events`
        const wrong: [note: unknown, says: string][] = [
          ["x".repeat(10_240), "note: is"],
          ["x".repeat(501), "a note of 1 to 500 characters is wanted"],
          ["   ", "note: is"],
          ["", "note: is"],
          [5, "note: is 5; a note of 1 to 500 characters is wanted"],
          [{ text: "x" }, "note: is"],
          ["one\ntwo", "text without control characters is wanted"],
          ["one\u0000two", "text without control characters is wanted"],
        ]
        for (const [note, says] of wrong) {
          const one = await ask(api, "post", url, staff(), {
            type: tasting,
            note,
          })
          const many = await ask(api, "post", list, staff(), {
            events: [
              { key: "n:1", type: tasting, customer: s.ada.id, at, note },
            ],
          })
          expect([one.status, many.status]).toEqual([400, 400])
          expect(one.body.message).toContain(says)
          expect(many.body.message).toContain(
            says.replace("note:", "events[0].note:")
          )
          // However long it was, the refusal is short.
          expect(one.body.message.length).toBeLessThan(300)
        }
        for (const name of ["note", "recorded_by"]) {
          const { status, body } = await ask(api, "post", url, staff(), {
            type: tasting,
            attributes: { [name]: "me" },
          })
          expect(status).toBe(400)
          expect(body.message).toContain(`attributes.${name}: `)
        }
        expect(
          (await timelineOf(s.ada.id)).filter(({ type }) => type === tasting)
        ).toEqual([])
      })

      it("of 500 characters of any language is kept whole", async () => {
        const note = "ß漢".repeat(250)
        await record(s.ada.id, { type: tasting, note })
        expect((await timelineOf(s.ada.id)).map((one) => one.note)).toContain(
          note
        )
      })
    })

    describe("what came of an event", () => {
      it("is told at once: points, and the rung before and now", async () => {
        const { outcomes } = await record(s.ada.id, { type: tasting })
        expect(outcomes).toEqual([
          {
            ladder: {
              id: s.ladder_id,
              handle: "friends",
              name: "Friends of the house",
            },
            status_points: 100,
            spendable_points: 100,
            rung_before: null,
            rung_name: "Bronze",
            nothing: null,
          },
        ])
      })

      it("is told again for a repeat, that changes nothing", async () => {
        const event = { type: tasting, key: "again", at }
        await record(s.ada.id, event)
        const { outcomes } = await record(s.ada.id, event)
        expect(outcomes).toMatchObject([
          { status_points: 100, rung_before: "Bronze", rung_name: "Bronze" },
        ])
      })

      it("is why there is nothing: no rule, a rule that asks more, no part", async () => {
        const nothingOf = async (event: object) =>
          (await record(s.ada.id, event)).outcomes[0]?.nothing
        expect(await nothingOf({ type: "event.attended" })).toBe("no_rule")
        const cheap = { type: "purchase.offline", value: 50, currency: "eur" }
        expect(await nothingOf(cheap)).toBe("not_met")
        await send(
          `${customers}/${s.ada.id}/opt-out`,
          { ladder_id: s.ladder_id, reason: "Asked for it" },
          answers.decision
        )
        expect(await nothingOf({ type: tasting })).toBe("absent")
      })

      it("is nothing in the future, and nothing without a customer", async () => {
        const event = { type: tasting, at: "2999-01-01T00:00:00Z", note: "x" }
        const future = await ask(
          api,
          "post",
          `${customers}/${s.ada.id}/events`,
          staff(),
          event
        )
        expect(future.status).toBe(400)
        expect(future.body.message).toMatch(/^at: .*in the future/)
        const nobody = await ask(
          api,
          "post",
          `${customers}/cus_nobody/events`,
          staff(),
          { type: tasting }
        )
        expect(nobody.status).toBe(404)
        expect(
          (await trail()).filter(({ action }) => action === "event.record")
        ).toEqual([])
      })
    })

    describe("a list", () => {
      const find = (who: readonly string[]) =>
        send(`${customers}/find`, { who }, answers.foundCustomers)

      const event = (customer: string, n = 1) => ({
        key: `hand:2026-01-05:${customer}:${n}`,
        type: tasting,
        customer,
        at,
        note: "Spring tasting",
      })

      const attend = async (events: readonly object[]) =>
        (await send(list, { events }, recordedEvents)).events.map(
          ({ answer }) => answer
        )

      it("is looked up by addresses and ids, in any letters, in its order", async () => {
        const module = s.container.resolve(Modules.CUSTOMER)
        const guest = await module.createCustomers({
          email: s.ada.email,
          has_account: false,
        })
        const gone = await module.createCustomers({
          email: "gone@example.com",
          has_account: true,
        })
        await module.softDeleteCustomers([gone.id])
        const who = [
          "ADA@example.com",
          s.bob.id,
          "nobody@example.com",
          s.ada.id,
          guest.id,
          "gone@example.com",
          gone.id,
          "' or 1=1 --",
          "constructor",
        ]
        const { customers: found } = await find(who)
        const adas = { id: s.ada.id, name: "Ada Example", email: s.ada.email }
        expect(
          found.map(({ who, state, customer }) => [who, state, customer?.id])
        ).toEqual([
          ["ADA@example.com", "found", s.ada.id],
          [s.bob.id, "found", s.bob.id],
          ["nobody@example.com", "unknown", undefined],
          [s.ada.id, "found", s.ada.id],
          [guest.id, "found", guest.id],
          ["gone@example.com", "unknown", undefined],
          [gone.id, "unknown", undefined],
          ["' or 1=1 --", "unknown", undefined],
          ["constructor", "unknown", undefined],
        ])
        expect(found[0]?.customer).toEqual(adas)
      })

      it("is looked up a thousand at a time, and no more", async () => {
        const who = Array.from({ length: 1000 }, (_, n) => `p${n}@example.com`)
        const { customers: found } = await find([...who.slice(1), s.ada.email])
        expect(found).toHaveLength(1000)
        expect(found.filter(({ state }) => state === "found")).toHaveLength(1)
        const bodies: [body: object, says: string][] = [
          [
            { who: [...who, s.ada.email] },
            "who: is too long; a list of 1 to 1000 is wanted",
          ],
          [{ who: [] }, "who: is empty"],
          [{}, "who: is missing"],
          [{ who: "ada@example.com" }, "who: is"],
          [{ who: [5] }, "who[0]: is 5"],
          [{ who: ["x".repeat(255)] }, "who[0]: is"],
          [{ who: ["a\u0000b"] }, "without control characters"],
          [{ who: ["a"], fields: "*" }, "fields: is not allowed here"],
        ]
        for (const [body, says] of bodies) {
          const url = `${customers}/find`
          const answer = await ask(api, "post", url, staff(), body)
          expect([answer.status, answer.body.message]).toEqual([
            400,
            expect.stringContaining(says),
          ])
        }
      })

      it("counts nobody twice when it is sent again", async () => {
        const events = [event(s.ada.id), event(s.bob.id), event("cus_nobody")]
        expect(await attend(events)).toEqual(["recorded", "recorded", "parked"])
        expect(await attend(events)).toEqual([
          "duplicate",
          "duplicate",
          "parked",
        ])
        const later = events
          .slice(0, 2)
          .map((one) => ({ ...one, at: "2026-01-05T19:00:00Z" }))
        expect(await attend(later)).toEqual(["conflict", "conflict"])
        const [standing] = await s.ladder.reports.standingsOf(s.ada.id)
        expect(standing?.status_points).toBe(100)
      })

      it("leaves one line in the trail, with the note that all have", async () => {
        const before = (await trail()).length
        await attend([event(s.ada.id), event(s.bob.id)])
        await attend([event(s.ada.id), event(s.bob.id)])
        const lines = await trail()
        expect(lines).toHaveLength(before + 1)
        expect(lines[0]).toMatchObject({
          action: "event.record_many",
          subject: "events",
          reason: "Spring tasting",
          after: { events: 2, types: tasting },
        })
        const { note: _, ...till } = event(s.ada.id, 2)
        await attend([till])
        expect(await trail()).toHaveLength(before + 1)
        expect((await timelineOf(s.ada.id)).map(({ note }) => note)).toContain(
          "Spring tasting"
        )
        expect(await shoppersView()).not.toContain("Spring tasting")
      })

      it("can be taken back, each event by its key", async () => {
        await attend([event(s.ada.id)])
        const { outcomes } = await record(s.ada.id, {
          type: tasting,
          reverses: event(s.ada.id).key,
          note: "She was not there",
        })
        expect(outcomes).toMatchObject([{ status_points: -100 }])
        const [standing] = await s.ladder.reports.standingsOf(s.ada.id)
        expect(standing?.status_points).toBe(0)
      })

      it("keeps who recorded a parked event, whatever is corrected of it", async () => {
        await attend([event("cus_nobody")])
        const key = encodeURIComponent(event("cus_nobody").key)
        const url = `/admin/ladder/parked/event?key=${key}`
        const read = await get(url, parked.parkedInFull)
        expect(read.parked.attributes).toEqual({})
        const cleo = await registerCustomer(s.shop, "cleo@example.com")
        await send(
          "/admin/ladder/parked/correct",
          {
            reason: "A wrong id",
            key: event("cus_nobody").key,
            customer: cleo.id,
            attributes: { place: "Hamburg" },
          },
          parked.retriedParked
        )
        const [line] = (await timelineOf(cleo.id)).filter(
          ({ type }) => type === tasting
        )
        expect(line).toMatchObject({
          note: "Spring tasting",
          recorded_by: { name: "staff@example.com" },
        })
      })
    })
  },
})
