import { Client } from "@medusajs/framework/pg"

/** What befalls a process at one of its statements. */
export interface Fault {
  /** Counted from 1, over all connections. */
  readonly statement: number
  /** `after`: Postgres has done it, and whoever asked never hears of it. */
  readonly when: "before" | "after"
  readonly what: "throw" | "kill" | "cut"
}

export interface Sent {
  /** All statements, whatever became of them. */
  readonly texts: readonly string[]
  /** What the work threw, if it did. */
  readonly thrown: string | null
}

type Query = (this: Connection, ...call: unknown[]) => unknown

interface Connection {
  readonly connection: { readonly stream: { destroy(): void } }
}

type Callback = (error: unknown, result?: unknown) => void

let observe: ((connection: Connection, call: unknown[]) => unknown) | null =
  null

/** The driver's own, which Medusa and the module both go through. */
const query = Reflect.get(Client.prototype, "query") as Query
const observed: Query = function (...call) {
  return observe ? observe(this, call) : query.apply(this, call)
}
Reflect.set(Client.prototype, "query", observed)

/**
 * Runs the work and lets the fault befall it, where it gets so far: the
 * statements themselves are counted, whoever sends them.
 */
export async function withFault(
  fault: Fault | null,
  work: () => Promise<unknown>
): Promise<Sent> {
  const texts: string[] = []
  observe = (connection, call) => {
    texts.push(textOf(call[0]))
    return fault?.statement === texts.length
      ? befall(fault, connection, call)
      : query.apply(connection, call)
  }
  try {
    await work()
    return { texts, thrown: null }
  } catch (error) {
    return { texts, thrown: String(error) }
  } finally {
    observe = null
  }
}

function befall(
  { when, what }: Fault,
  connection: Connection,
  call: unknown[]
): unknown {
  const text = textOf(call[0])
  const last = call.at(-1)
  const answer = typeof last === "function" ? (last as Callback) : null
  const ask = answer ? call.slice(0, -1) : call
  const send = (...asked: unknown[]) =>
    query.apply(connection, asked) as Promise<unknown>
  const strike = () => {
    if (what === "kill") {
      process.kill(process.pid, "SIGKILL")
    }
    if (what === "cut") {
      connection.connection.stream.destroy()
    }
  }
  if (when === "before" && what === "throw") {
    return told(answer, send(refused(text)).then(fail))
  }
  if (when === "before") {
    strike()
    return query.apply(connection, call)
  }
  return told(
    answer,
    send(...ask).then(async () => {
      strike()
      // On a connection that lives, nobody hears of a failure and has begun.
      await (what === "throw" && begins(text) ? send("rollback") : null)
      fail()
    })
  )
}

/**
 * What Postgres does when it refuses a statement: the transaction it is in is
 * lost, and a commit that is refused ends it.
 */
const refused = (text: string): string =>
  /^commit/i.test(text) ? "rollback" : "select 1 / 0"

const begins = (text: string): boolean => /^begin/i.test(text)

function fail(): never {
  throw new Error("a fault was asked for here")
}

/** As the driver answers: to a callback, or else with the promise. */
function told(answer: Callback | null, result: Promise<unknown>): unknown {
  if (!answer) {
    return result
  }
  result.then(
    (rows) => answer(null, rows),
    (error: unknown) => answer(error)
  )
  return undefined
}

const textOf = (statement: unknown): string =>
  (typeof statement === "string"
    ? statement
    : String((statement as { text?: unknown }).text)
  ).trim()
