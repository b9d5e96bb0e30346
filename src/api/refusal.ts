/** The refusals documented for our routes, beside Medusa's own 401. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503

/**
 * A request refused, with a message for whoever sent it: what, which value,
 * what is allowed.
 *
 * Medusa's error handler passes on status and message of errors shaped like
 * those of `http-errors`, as this one is. Its own error has no type for these:
 * it replaces the message of a conflict and answers "duplicate" with 422.
 */
export class Refusal extends Error {
  readonly expose = true
  readonly statusCode: number

  constructor(
    readonly status: RefusalStatus,
    message: string
  ) {
    super(message)
    this.statusCode = status
  }
}
