/**
 * Postgres cannot do it at this moment, and nothing of it was done that anybody
 * was told of: its disk is full, it is starting or stopping, all connections are
 * taken. The same again is right once that is over.
 *
 * Shaped like the errors of `http-errors`, so that Medusa's error handler passes
 * the status on, wherever in a request it happens.
 */
export class Unavailable extends Error {
  readonly expose = true
  readonly status = 503
  readonly statusCode = 503
  /** What Postgres or the network said, e.g. `53100`. */
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(reasonOf(cause), { cause })
    this.code = code
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)

/**
 * SQLSTATE: connection exceptions, insufficient resources (a full disk, no
 * memory, no connection), an operator who stops the server, one that is starting.
 */
const states = /^(08|53|57P0[1-3])/
const network = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
/** Of the driver and of knex, without a code, or from Medusa, which drops it. */
const words = new RegExp(
  [
    "Connection terminated",
    "Client has encountered a connection error",
    "Timeout acquiring a connection",
    "timeout exceeded when trying to connect",
    "Unable to acquire a connection",
    "terminating connection due to",
    "the database system is ",
    "No space left on device",
    "(connect|read|write) (ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)",
  ].join("|")
)

/** The error as it is, or as `Unavailable` where the database was not there. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Unavailable) {
    return error
  }
  const code = "code" in error ? String(error.code) : ""
  if (states.test(code) || network.test(code)) {
    return new Unavailable(code, error)
  }
  return words.test(error.message) ? new Unavailable("08000", error) : error
}

/** Whether the database was not there: nothing that was asked of it is at fault. */
export const isUnavailable = (error: unknown): boolean =>
  asUnavailable(error) instanceof Unavailable
