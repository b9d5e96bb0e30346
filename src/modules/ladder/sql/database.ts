/** A statement with `$1`-style parameters; a name keeps it prepared. */
export interface Statement {
  readonly text: string
  readonly name?: string
}

export type Row = Record<string, unknown>

/** Runs statements. */
export interface Sql {
  query(
    statement: Statement | string,
    params?: readonly unknown[]
  ): Promise<Row[]>
}

/** Runs statements on one connection, in the order they were asked for. */
export interface Transaction extends Sql {
  /**
   * Sends a statement whose rows nobody needs, and goes on while Postgres
   * works. If it fails, so does the transaction.
   */
  send(statement: Statement | string, params?: readonly unknown[]): void
}

/**
 * All the module needs of Postgres. The shop gives its own pool; the replay
 * tool and the benchmarks give theirs, and run the very same code.
 */
export interface Database extends Sql {
  /** READ COMMITTED; a throw, or any statement that failed, rolls back. */
  transaction<T>(work: (sql: Transaction) => Promise<T>): Promise<T>
}

/**
 * Whether a statement runs inside a `transaction`, as a condition in SQL. The
 * first statement of one leaves together with its BEGIN. Should that alone be
 * refused, by a cancel that comes a moment too late, it would be committed by
 * itself: what must not be asks for this.
 */
export const inTransaction = "current_setting('transaction_deferrable') = 'on'"
