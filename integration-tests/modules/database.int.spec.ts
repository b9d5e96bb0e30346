import { randomBytes } from "node:crypto"
import { knex as openKnex } from "@medusajs/framework/mikro-orm/knex"
import { Pool, type PoolClient } from "@medusajs/framework/pg"
import { createDatabase } from "../../scripts/postgres/start-postgres"
import { texts } from "./texts"
import type { Database } from "../../src/modules/ladder/sql/database"
import { knexDatabase } from "../../src/modules/ladder/sql/knex-database"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"

let url: string
beforeAll(async () => {
  const name = `ladder_database_${randomBytes(4).toString("hex")}`
  url = await createDatabase(process.env.DATABASE_URL ?? "", name)
})

const onPg = (size: number): Opened => {
  const pool = new Pool({ connectionString: url, max: size })
  pool.on("error", () => undefined)
  return { database: pgDatabase(pool), close: () => pool.end() }
}

interface Opened {
  readonly database: Database
  close(): Promise<void>
}

/** The drivers a shop may have; one is a driver from before pipelines. */
const ways: Record<string, (size: number) => Opened> = {
  "pg with pipelines": onPg,
  "pg without pipelines": (size) => {
    const pool = new Pool({ connectionString: url, max: size })
    pool.on("error", () => undefined)
    pool.on("connect", (client: PoolClient & { pipeline?: boolean }) => {
      delete client.pipeline
    })
    return { database: pgDatabase(pool), close: () => pool.end() }
  },
  knex: (size) => {
    const knex = openKnex({
      client: "pg",
      connection: url,
      pool: { min: 0, max: size },
    })
    return { database: knexDatabase(knex), close: () => knex.destroy() }
  },
}

describe.each(Object.entries(ways))("a database by %s", (_name, open) => {
  let database: Database
  let close: () => Promise<void>

  beforeEach(async () => {
    // One connection: a connection that is not given back stops the next call.
    ;({ database, close } = open(1))
    await database.query("drop table if exists seat")
    await database.query(
      "create table seat (n int primary key deferrable initially deferred)"
    )
  })
  afterEach(() => close())

  const seats = async () =>
    (await database.query("select n from seat order by n")).map((row) => row.n)

  it("gives lists to Postgres as they are, whatever they hold", async () => {
    const numbers = [0, -1, 1.5, Number.MAX_SAFE_INTEGER, null]
    const rows = await database.query(
      `select $1::text[] as texts, $2::float8[] as numbers,
         $3::boolean[] as truths, $4::text[] as none`,
      [[...texts, null], numbers, [true, false, null], []]
    )
    expect(rows).toEqual([
      {
        texts: [...texts, null],
        numbers,
        truths: [true, false, null],
        none: [],
      },
    ])
  })

  it("keeps the order of what is sent and what is asked", async () => {
    const found = await database.transaction(async (sql) => {
      sql.send("insert into seat values ($1)", [1])
      const one = sql.query("select count(*)::int as n from seat")
      sql.send("insert into seat values ($1)", [2])
      const two = sql.query("select count(*)::int as n from seat")
      return (await Promise.all([one, two])).map(([row]) => row?.["n"])
    })
    expect(found).toEqual([1, 2])
    expect(await seats()).toEqual([1, 2])
  })

  it("rolls back when the work throws, with what it threw", async () => {
    await expect(
      database.transaction(async (sql) => {
        sql.send("insert into seat values (1)")
        await sql.query("select 1")
        throw new Error("no more")
      })
    ).rejects.toThrow("no more")
    expect(await seats()).toEqual([])
  })

  it("fails, with the reason, when what nobody waited for fails", async () => {
    await expect(
      database.transaction((sql) => {
        sql.send("insert into seat values (1)")
        sql.send("select 1 / 0")
        sql.send("insert into seat values (2)")
        return Promise.resolve("all well")
      })
    ).rejects.toThrow("division by zero")
    expect(await seats()).toEqual([])
  })

  it("tells the first reason, not the failures it caused", async () => {
    await expect(
      database.transaction(async (sql) => {
        sql.send("select 1 / 0")
        return await sql.query("select 1")
      })
    ).rejects.toThrow("division by zero")
    await expect(
      database.transaction(async (sql) => {
        await sql.query("select 1 / 0").catch(() => undefined)
        return "thought that it went well"
      })
    ).rejects.toThrow("division by zero")
  })

  it("commits nothing when the driver itself refuses a statement", async () => {
    await database.query({ name: "seat-one", text: "select 1" })
    await expect(
      database.transaction((sql) => {
        sql.send("insert into seat values (1)")
        sql.send({ name: "seat-one", text: "select 2" })
        sql.send("insert into seat values (2)")
        return Promise.resolve()
      })
    ).rejects.toThrow("must be unique")
    expect(await seats()).toEqual([])
  })

  it("fails where the commit itself does", async () => {
    await expect(
      database.transaction((sql) => {
        sql.send("insert into seat values (1), (1)")
        return Promise.resolve()
      })
    ).rejects.toThrow("duplicate key")
    expect(await seats()).toEqual([])
  })

  it("names a statement once and uses it again, failed or not", async () => {
    const half = { name: "seat-half", text: "select 12 / $1::int as n" }
    for (const [by, n] of [
      [2, 6],
      [0, null],
      [3, 4],
    ]) {
      const asked = database.transaction(async (sql) => {
        const [first] = await sql.query(half, [by])
        const [second] = await sql.query(half, [by])
        return [first?.["n"], second?.["n"]]
      })
      await (n === null
        ? expect(asked).rejects.toThrow("division by zero")
        : expect(asked).resolves.toEqual([n, n]))
    }
  })

  it("never uses a connection again that was cut in between", async () => {
    const other = onPg(1)
    try {
      await expect(
        database.transaction(async (sql) => {
          sql.send("insert into seat values (1)")
          const [row] = await sql.query("select pg_backend_pid() as pid")
          await Promise.all([
            sql.query("select pg_sleep(5)"),
            other.database.query("select pg_terminate_backend($1)", [
              row?.["pid"],
            ]),
          ])
        })
      ).rejects.toThrow(/terminat/i)
    } finally {
      await other.close()
    }
    expect(await seats()).toEqual([])
  })
})
