import { spawn, type ChildProcess } from "node:child_process"
import { createWriteStream, existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { say } from "./progress"

export const root = path.resolve(__dirname, "..")
export const shopDir = path.join(__dirname, "shop")

const cli = path.join(root, "node_modules", "@medusajs", "cli", "cli.js")
const patienceMs = 15_000
const tailLines = 25

/**
 * Runs Medusa's own commands, each as a process of its own, with all they say
 * in one log file and only our progress on the screen.
 */
export class MedusaProcesses {
  private readonly running = new Set<ChildProcess>()

  constructor(private readonly logFile: string) {}

  /** Runs a command to its end. Throws with the log's end if it fails. */
  async run(
    cwd: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {}
  ): Promise<void> {
    const child = this.start(cwd, args, env)
    const code = await ended(child)
    if (code !== 0) {
      throw new Error(
        `medusa ${args.join(" ")} failed (${code}):\n${this.endOfLog()}`
      )
    }
  }

  /** Starts a command that is to keep running. */
  start(
    cwd: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {}
  ): ChildProcess {
    const child = spawn(
      process.execPath,
      ["-r", path.join(__dirname, "exit-with-parent.cjs"), cli, ...args],
      {
        cwd,
        env: { ...process.env, ...env },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        // Its own group: Ctrl-C reaches us first, and we stop it in order.
        detached: true,
      }
    )
    const log = createWriteStream(this.logFile, { flags: "a" })
    log.write(`\n$ medusa ${args.join(" ")}\n`)
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    child.on("message", relay)
    this.running.add(child)
    child.once("close", () => {
      this.running.delete(child)
      log.end()
    })
    return child
  }

  /** Stops whatever runs, gently first; resolves when nothing does. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.running].map(stop))
  }

  endOfLog(): string {
    const text = existsSync(this.logFile)
      ? readFileSync(this.logFile, "utf8")
      : ""
    return text.split("\n").slice(-tailLines).join("\n")
  }
}

export async function ended(child: ChildProcess): Promise<number> {
  return await new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => resolve(code ?? 1))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = ended(child)
  child.kill("SIGTERM")
  const impatience = setTimeout(() => child.kill("SIGKILL"), patienceMs)
  await gone
  clearTimeout(impatience)
}

function relay(message: unknown): void {
  if (typeof message === "object" && message !== null && "say" in message) {
    say(String(message.say))
  }
}
