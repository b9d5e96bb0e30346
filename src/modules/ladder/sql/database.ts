/** A statement with `$1`-style parameters; a name keeps it prepared. */
export interface Statement {
  readonly text: string
  readonly name?: string
}

export type Row = Record<string, unknown>

/** Runs statements on one connection. */
export interface Sql {
  query(
    statement: Statement | string,
    params?: readonly unknown[]
  ): Promise<Row[]>
}

/**
 * All the module needs of Postgres. The shop gives its own pool; the replay
 * tool and the benchmarks give theirs, and run the very same code.
 */
export interface Database extends Sql {
  /** READ COMMITTED; a throw rolls back. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}
