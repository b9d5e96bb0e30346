/**
 * Restoring a database between two tests cuts the pool's idle connections, and
 * knex reports each of them. This one known line is dropped, nothing else.
 */
const log = console.log
console.log = (...args: unknown[]) => {
  const isNoise = args.some((arg) =>
    String(arg).includes("Connection ended unexpectedly")
  )
  if (!isNoise) {
    log(...args)
  }
}
