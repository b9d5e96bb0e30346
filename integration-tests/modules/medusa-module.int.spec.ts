import path from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { LadderModule } from "../../src/modules/ladder"
import { names } from "../../src/modules/ladder/sql/tables"
import {
  day,
  order,
  refund,
  registered,
  threeRungs,
} from "./ladders-and-events"

const folder = path.resolve(__dirname, "../../src/modules/ladder")

moduleIntegrationTestRunner<LadderModule>({
  moduleName: "ladder",
  resolve: folder,
  pathToMigrations: path.join(folder, "migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
      await MikroOrmWrapper.getManager().execute(sql)

    const publish = async (at?: number) => {
      const { id } = await service.ladders.createLadder({
        handle: "club",
        document: threeRungs,
      })
      return await service.ladders.publish(id, { at })
    }

    const fill = async () => {
      const now = await service.sweeping.now()
      const { id } = await publish(now - 90 * day)
      await service.recording.record(
        [
          registered("a", now - 20 * day),
          order("1", "a", now - 19 * day, 20_000),
          refund("r", "a", now - 18 * day, 15_000, "1"),
          order("2", "a", now - day, 40_000),
        ],
        "test"
      )
      await service.recording.decide({
        ladder_id: id,
        customer_id: "a",
        id: "d",
        what: { kind: "adjust", status: 5, spendable: 0 },
        reason: "because",
        actor_id: "user_1",
      })
      return id
    }

    /** Tables, columns, indexes, checks, triggers and functions, as text. */
    const schema = async () => {
      const parts = await Promise.all([
        rows(`select table_name, column_name, data_type, is_nullable,
            column_default, collation_name
          from information_schema.columns where table_schema = 'public'
            and table_name like 'ladder%' order by 1, 2`),
        rows(`select indexdef from pg_indexes where schemaname = 'public'
            and tablename like 'ladder%' order by 1`),
        rows(`select conrelid::regclass::text as table, conname,
            pg_get_constraintdef(oid) as def from pg_constraint
          where conrelid::regclass::text like 'ladder%' order by 1, 2`),
        rows(`select tgname, pg_get_triggerdef(oid) as def from pg_trigger
          where tgname like 'ladder%' order by 1`),
        rows(`select pg_get_functiondef(oid) as def from pg_proc
          where proname like 'ladder%' order by 1`),
      ])
      return parts
    }

    it("records, answers and reports through Medusa's own pool", async () => {
      const id = await fill()
      const [standing] = await service.reports.standingsOf("a")
      expect(standing).toMatchObject({
        ladder: { id, handle: "club", name: "Three rungs" },
        registered: true,
        rung: 3,
        status_points: 455,
        explanation: { next: null },
      })
      const timeline = await service.reports.timelineOf("a", id, {
        limit: 50,
        offset: 0,
      })
      expect(timeline.count).toBe(timeline.rows.length)
      expect(new Set(timeline.rows.map(({ kind }) => kind))).toEqual(
        new Set(["event", "entry", "transition", "decision", "grant"])
      )
      expect(await service.reports.membersByRung(id)).toEqual([
        { rung_id: null, name: "", position: 0, members: 0 },
        { rung_id: "bronze", name: "Bronze", position: 1, members: 0 },
        { rung_id: "silver", name: "Silver", position: 2, members: 0 },
        { rung_id: "gold", name: "Gold", position: 3, members: 1 },
      ])
      expect(
        (await service.reports.leaders(id, { limit: 5, offset: 0 })).rows
      ).toEqual([
        {
          member_id: "lmem_a",
          customer_id: "a",
          rung: "gold",
          status_points: 455,
        },
      ])
      expect(await service.outbox.claimLevels(5)).toHaveLength(1)
      expect(await service.recording.verify()).toEqual([])
    })

    it("keeps every character of keys and attributes", async () => {
      const id = (await publish()).id
      const now = await service.sweeping.now()
      const odd = [
        `a"b'c{d}e\\f,g`,
        "NULL",
        "",
        " space ",
        "$1 ? ?? \\?",
        "süß 日本 🛒 \u{10FFFF}\uFFFD",
      ]
      const events = odd.map((text, i) => ({
        ...order(`k${text}`, `c${text}`, now + i, 100),
        attributes: { text, list: odd, yes: true, five: 5 },
      }))
      const told = await service.recording.record(events, "test")
      expect(told.map(({ answer }) => answer)).toEqual(
        odd.map(() => "recorded")
      )
      expect(
        (await rows("select key, attributes from ladder_event"))
          .map(({ key, attributes }) => JSON.stringify([key, attributes]))
          .sort()
      ).toEqual(
        events
          .map(({ key, attributes }) =>
            JSON.stringify([
              key,
              {
                yes: true,
                five: 5,
                list: attributes.list,
                text: attributes.text,
              },
            ])
          )
          .sort()
      )
      expect(await service.reports.standingsOf(`c${odd[0]}`)).toHaveLength(1)
      expect(id).toBeTruthy()
      expect(await service.recording.verify()).toEqual([])
    })

    it("rolls a whole batch back when one event cannot be stored", async () => {
      await publish()
      const now = await service.sweeping.now()
      const bad = order("nul\u0000", "a", now, 100)
      await expect(
        service.recording.record([order("1", "a", now, 100), bad], "test")
      ).rejects.toThrow()
      expect(await rows("select key from ladder_event")).toEqual([])
      await service.recording.record([order("1", "a", now, 100)], "test")
      expect(await service.recording.verify()).toEqual([])
    })

    it("counts concurrent callers once each, and their repeats not", async () => {
      await publish()
      const now = await service.sweeping.now()
      await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          service.recording.record(
            [order(`${i % 30}`, `c${i % 7}`, now + (i % 30), 100)],
            `source-${i % 5}`
          )
        )
      )
      expect(
        await rows("select sum(status_points)::int as sum from ladder_standing")
      ).toEqual([{ sum: 30 }])
      expect(await service.recording.verify()).toEqual([])
    })

    it("migrates up, down and up again to the very same schema", async () => {
      const migrator = MikroOrmWrapper.getOrm().getMigrator()
      await fill()
      const before = await schema()
      const full = await rows("select key from ladder_event order by 1")
      // Applied already: nothing happens to the rows.
      await migrator.up()
      expect(await rows("select key from ladder_event order by 1")).toEqual(
        full
      )
      expect(full).toHaveLength(4)
      await migrator.down({ to: 0 })
      expect((await schema()).flat()).toEqual([])
      await migrator.up()
      expect(await schema()).toEqual(before)
      await service.ladders.createLadder({
        handle: "new",
        document: threeRungs,
      })
    })

    it("tells of coupons from before when they were voided, and why", async () => {
      const migrator = MikroOrmWrapper.getOrm().getMigrator()
      const by = { actor_id: "user_1", reason: "because" }
      const ladder_id = await fill()
      const [ended, waiting, issuing] = await Promise.all(
        ["ended", "waiting", "issuing"].map(async (id) => {
          const { grant } = await service.coupons.give(
            {
              ladder_id,
              customer_id: "a",
              id,
              name: "Gift",
              kind: "coupon",
              settings: {},
            },
            by
          )
          await service.outbox.claimGrant(grant.id)
          return grant.id
        })
      )
      await service.outbox.markIssued(
        [ended!, waiting!].map((id) => ({ id, promotion_id: id }))
      )
      await service.coupons.void(ended!, by)
      await service.coupons.void(waiting!, by)
      await service.outbox.claimVoidGrants(10)
      await service.outbox.markVoided([ended!])
      await migrator.down({ to: "Migration20261127000000" })
      // As it was then: the failure in the place of the reason.
      await rows(
        `update ladder_grant set reason = 'down', updated_at = '2026-01-02'
         where id in ('${ended}', '${waiting}', '${issuing}')`
      )
      await migrator.up()
      const read = (id?: string) =>
        rows(
          `select voided_at = '2026-01-02' as dated, reason, failure
           from ladder_grant where id = '${id}'`
        )
      expect(await read(ended)).toEqual([
        { dated: true, reason: "voided_by_staff", failure: null },
      ])
      expect(await read(waiting)).toEqual([
        { dated: null, reason: "voided_by_staff", failure: "down" },
      ])
      expect(await read(issuing)).toEqual([
        { dated: null, reason: null, failure: "down" },
      ])
    })

    it("has a model for every table that agrees with its columns", async () => {
      const metadata = Object.values(
        MikroOrmWrapper.getOrm().getMetadata().getAll()
      ).filter(({ tableName }) => tableName?.startsWith("ladder"))
      expect(metadata.map(({ tableName }) => tableName).sort()).toEqual(
        [...names].sort()
      )
      for (const { tableName, props } of metadata) {
        const columns = await rows(
          `select column_name, is_nullable from information_schema.columns
           where table_schema = 'public' and table_name = '${tableName}'
           order by 1`
        )
        const declared = props.map(({ fieldNames, nullable }) => ({
          column_name: fieldNames[0],
          is_nullable: nullable ? "YES" : "NO",
        }))
        expect([
          tableName,
          declared.sort((a, b) => (a.column_name! < b.column_name! ? -1 : 1)),
        ]).toEqual([tableName, columns])
      }
    })
  },
})
