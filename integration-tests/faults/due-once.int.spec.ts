import { spawn } from "node:child_process"
import path from "node:path"
import { createInterface } from "node:readline"
import { oneRung, order, registered } from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"

/** Rewards due at once. As R12 has it: LADDER_DUE=10000. */
const due = Number(process.env.LADDER_DUE ?? 2_000)

let ledger: Ledger

jest.setTimeout(120_000 + due * 20)

beforeAll(async () => {
  ledger = await openLedger("due_once")
})
afterAll(() => ledger.close())

interface Worker {
  readonly ready: Promise<void>
  /** Resolves with the ids of what it issued, when it has ended. */
  run(): Promise<string[]>
}

function startWorker(): Worker {
  const root = path.resolve(__dirname, "../..")
  const child = spawn(
    process.execPath,
    [
      ...["-r", path.join(root, "scripts/register.cjs")],
      ...[path.join(__dirname, "claim-in-a-loop.ts"), ledger.url],
    ],
    {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "" },
    }
  )
  const said: string[] = []
  const ended = new Promise<void>((resolve) => child.once("close", resolve))
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line === "ready") {
        resolve()
      } else {
        said.push(line)
      }
    })
  })
  return {
    ready,
    run: async () => {
      child.stdin.write("go\n")
      await ended
      return said
    },
  }
}

it("attack 12, R12: issues each reward that is due once, by four processes at it at once", async () => {
  await ledger.publish(oneRung)
  const now = (await ledger.sweeps.now()) + 1
  for (let from = 0; from < due; from += 250) {
    await ledger.door.record(
      Array.from({ length: Math.min(250, due - from) }, (_, i) => [
        registered(`c${from + i}`, now),
        order(`o${from + i}`, `c${from + i}`, now + 1, 1000),
      ]).flat(),
      "test"
    )
  }
  const workers = Array.from({ length: 4 }, startWorker)
  await Promise.all(workers.map(({ ready }) => ready))
  const issued = await Promise.all(workers.map((worker) => worker.run()))
  console.log(
    `issued by each: ${issued.map(({ length }) => length).join(", ")}`
  )
  const all = issued.flat()
  expect(all).toHaveLength(due)
  expect(new Set(all).size).toBe(due)
  // None had it all to itself.
  expect(Math.min(...issued.map(({ length }) => length))).toBeGreaterThan(0)
  expect(
    await ledger.rows(
      "select state, count(*)::int from ladder_grant group by 1"
    )
  ).toEqual([{ state: "issued", count: due }])
  expect(await ledger.driftAtEnd()).toEqual([])
})
