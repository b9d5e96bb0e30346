import type { Connection, Pool, Submittable } from "@medusajs/framework/pg"
import type { ConversionEvent } from "../../src/engine"
import { fakeHash } from "./one-statement"

/** What pg's connection offers for COPY; its types leave it out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Sends text rows by COPY: Postgres's fastest way in. */
export async function copyEvents(
  pool: Pool,
  orders: readonly ConversionEvent[]
): Promise<void> {
  const lines = orders.map(({ key, type, customer, at, value, ...rest }) =>
    [
      key,
      type,
      customer,
      new Date(at).toISOString(),
      value,
      rest.currency,
      JSON.stringify(rest.attributes),
      fakeHash,
      "bench",
    ].join("\t")
  )
  await copy(
    pool,
    `copy ladder_event (key, type, customer_id, occurred_at, value, currency,
       attributes, hash, source) from stdin`,
    Buffer.from(`${lines.join("\n")}\n`)
  )
}

async function copy(pool: Pool, text: string, rows: Buffer): Promise<void> {
  const client = await pool.connect()
  try {
    await new Promise<void>((resolve, reject) => {
      client.query(new CopyIn(text, rows, resolve, reject))
    })
  } finally {
    client.release()
  }
}

/** Answers the messages of one COPY; pg calls these methods by name. */
class CopyIn implements Submittable {
  private failed = false

  constructor(
    private readonly text: string,
    private readonly rows: Buffer,
    private readonly done: () => void,
    private readonly fail: (error: Error) => void
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.rows)
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {
    // The next message says that the connection is free again.
  }

  handleReadyForQuery(): void {
    if (!this.failed) {
      this.done()
    }
  }

  handleError(error: Error): void {
    this.failed = true
    this.fail(error)
  }
}
