import { asUnavailable, Unavailable } from "../sql/unavailable"

const withCode = (code: string, message = "it failed") =>
  Object.assign(new Error(message), { code })

it.each([
  withCode("53100", "could not extend file: No space left on device"),
  withCode("53300", "sorry, too many clients already"),
  withCode("57P01", "terminating connection due to administrator command"),
  withCode("57P03", "the database system is starting up"),
  withCode("08006"),
  withCode("ECONNREFUSED"),
  new Error("Connection terminated unexpectedly"),
  new Error('select "id" from "customer" - Connection terminated unexpectedly'),
  new Error("Knex: Timeout acquiring a connection. The pool is probably full."),
])("is what came of Postgres not being there: %s", (error) => {
  const told = asUnavailable(error)
  expect(told).toBeInstanceOf(Unavailable)
  expect(told).toMatchObject({
    status: 503,
    statusCode: 503,
    expose: true,
    cause: error,
    message: error.message,
  })
  expect(asUnavailable(told)).toBe(told)
})

it.each([
  withCode("23505", "duplicate key value violates unique constraint"),
  withCode("22P02"),
  withCode("40P01", "deadlock detected"),
  withCode("57014", "canceling statement due to user request"),
  new Error("a fault of ours"),
  "no error at all",
])("leaves any other error as it is: %s", (error) => {
  expect(asUnavailable(error)).toBe(error)
})
