import { setImmediate } from "node:timers/promises"
import type { ClientBase, QueryResult } from "@medusajs/framework/pg"
import { withArrayLiterals } from "./array-literal"
import type { Database, Row, Statement, Transaction } from "./database"
import { asUnavailable } from "./unavailable"

/** Whose connections these are; each is given back when done with. */
export interface Connections<Connection extends ClientBase> {
  take(): Promise<Connection>
  /** `broken`: it could not roll back, and must not be used again. */
  giveBack(connection: Connection, broken: boolean): void | Promise<void>
}

/**
 * Our statements on somebody's connections.
 *
 * @throws Unavailable where Postgres cannot do it at this moment
 */
export function databaseOn<Connection extends ClientBase>(
  connections: Connections<Connection>
): Database {
  const plain = plainDatabaseOn(connections)
  const telling = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw asUnavailable(error)
    }
  }
  return {
    query: (statement, params) => telling(plain.query(statement, params)),
    transaction: (work) => telling(plain.transaction(work)),
  }
}

function plainDatabaseOn<Connection extends ClientBase>(
  connections: Connections<Connection>
): Database {
  return {
    query: async (statement, params = []) => {
      const connection = await connections.take()
      try {
        const result = await run(connection, statement, params)
        return result.rows
      } finally {
        await connections.giveBack(connection, false)
      }
    },
    transaction: async (work) => {
      const connection = await connections.take()
      const line = lineOn(connection)
      let broken = false
      try {
        line.send(begin)
        const result = await work(line)
        await line.commit()
        return result
      } catch (error) {
        // A statement that nobody waited for may be the reason.
        const reason = await line.end().then(
          () => error,
          (first: unknown) => first
        )
        broken = await connection.query("rollback").then(
          () => false,
          () => true
        )
        throw reason
      } finally {
        line.hangUp()
        await connections.giveBack(connection, broken)
      }
    },
  }
}

/**
 * That a transaction is deferrable means nothing but where it is serializable.
 * It can be asked for, though, and without a transaction the answer is no.
 */
const begin = "begin deferrable"

interface Line extends Transaction {
  /** @throws what failed first; then nothing was committed */
  commit(): Promise<void>
  /** Waits for all that was sent. @throws what failed first */
  end(): Promise<void>
  hangUp(): void
}

/**
 * Statements one after the other without waiting for answers: where the driver
 * knows pipelines they are on their way at once, which saves a turn between
 * two processes for each. An older driver gets them one by one.
 */
function lineOn(connection: ClientBase & { pipeline?: boolean }): Line {
  const knowsPipelines = connection.pipeline === false
  if (knowsPipelines) {
    connection.pipeline = true
  }
  let last: Promise<void> = Promise.resolve()
  let failure: { readonly reason: unknown } | undefined
  const mustBeWell = (): void => {
    if (failure) {
      throw failure.reason
    }
  }
  const add = (
    statement: Statement | string,
    params: readonly unknown[] = []
  ): Promise<QueryResult<Row>> => {
    const next = async (): Promise<QueryResult<Row>> => {
      mustBeWell()
      return await run(connection, statement, params)
    }
    const answer = knowsPipelines ? next() : last.then(next)
    // Answers come in order: with the last one all have come.
    last = answer.then(
      () => undefined,
      (reason: unknown) => {
        failure ??= { reason }
      }
    )
    return answer
  }
  const end = async (): Promise<void> => {
    await last
    mustBeWell()
  }
  return {
    send: (statement, params) => {
      void add(statement, params)
    },
    query: async (statement, params) => (await add(statement, params)).rows,
    commit: async () => {
      // What the driver itself refused never reached Postgres, which would
      // commit the rest: hear of it first. Postgres is at work meanwhile.
      await setImmediate()
      mustBeWell()
      void add("commit")
      await end()
    },
    end,
    hangUp: () => {
      if (knowsPipelines) {
        connection.pipeline = false
      }
    },
  }
}

const run = (
  connection: ClientBase,
  statement: Statement | string,
  params: readonly unknown[]
): Promise<QueryResult<Row>> =>
  connection.query<Row>({
    ...(typeof statement === "string" ? { text: statement } : statement),
    values: withArrayLiterals(params),
  })
