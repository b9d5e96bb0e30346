import { spawn, type ChildProcess } from "node:child_process"
import net from "node:net"
import { findFreePort } from "../../scripts/postgres/free-port"

/** A Redis of the test's own, in memory only, on this machine only. */
export interface RunningRedis {
  readonly url: string
  /** Sends a command; gives the answer as Redis writes it. */
  send(command: string): Promise<string>
  /** Stops it; what it held is lost. */
  stop(): Promise<void>
  /** Starts it again where it was, empty. */
  startAgain(): Promise<void>
}

export async function startRedis(): Promise<RunningRedis> {
  const program = process.env.REDIS_SERVER_PATH
  if (!program) {
    throw new Error("REDIS_SERVER_PATH is not set: run `npm test -- redis`")
  }
  const port = await findFreePort()
  let server: ChildProcess | null = null
  const send = (command: string) => sendTo(port, command)
  const startAgain = async () => {
    server = spawn(
      program,
      ["--port", String(port), "--bind", "127.0.0.1", "--save", ""],
      { stdio: "ignore", cwd: "/" }
    )
    while ((await send("PING").catch(() => "")) !== "+PONG\r\n") {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await startAgain()
  return {
    url: `redis://127.0.0.1:${port}`,
    send,
    stop: async () => {
      const stopped = server
      const gone = new Promise((resolve) => stopped?.once("close", resolve))
      stopped?.kill("SIGKILL")
      await gone
    },
    startAgain,
  }
}

/** Redis takes commands as plain words, too: no client is needed for a few. */
async function sendTo(port: number, command: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1")
    socket.once("error", reject)
    socket.once("data", (answer) => {
      socket.destroy()
      resolve(answer.toString())
    })
    socket.write(`${command}\r\n`)
  })
}
