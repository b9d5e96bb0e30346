import { spawn } from "node:child_process"
import path from "node:path"
import { createInterface } from "node:readline"
import type { ConversionEvent } from "../../src/engine"

/** A recorder in a process of its own, which can be killed. */
export interface ChildRecorder {
  /** Rejects when the process dies before it has answered. */
  record(events: readonly ConversionEvent[]): Promise<string[]>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

interface Message {
  readonly id: number
  readonly answers?: string[]
  readonly error?: string
}

/** With a folder for what is compiled, the next one starts in a fraction of the time. */
export function startChildRecorder(
  url: string,
  compiled?: string
): ChildRecorder {
  const root = path.resolve(__dirname, "../..")
  const file = path.join(__dirname, "record-in-a-loop.ts")
  // Without jest's own flags, which would reach the child by the environment.
  const child = spawn(
    process.execPath,
    ["-r", path.join(root, "scripts/register.cjs"), file, url],
    {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        ...(compiled !== undefined && { LADDER_COMPILED: compiled }),
      },
    }
  )
  const open = new Map<number, (message: Message | null) => void>()
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = JSON.parse(line) as Message
    open.get(message.id)?.(message)
    open.delete(message.id)
  })
  // Writing to a process that was just killed is part of the test.
  child.stdin.on("error", () => undefined)
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => {
      for (const answer of open.values()) {
        answer(null)
      }
      open.clear()
      resolve()
    })
  })
  let last = 0
  return {
    record: (events) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          reject(new Error("killed"))
          return
        }
        const id = ++last
        open.set(id, (message) => {
          if (message?.answers) {
            resolve(message.answers)
          } else {
            reject(new Error(message?.error ?? "killed"))
          }
        })
        child.stdin.write(`${JSON.stringify({ id, events })}\n`)
      }),
    kill: async () => {
      child.kill("SIGKILL")
      await gone
    },
  }
}
