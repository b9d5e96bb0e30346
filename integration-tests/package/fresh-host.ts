import {
  execFile,
  execFileSync,
  spawn,
  type ChildProcess,
} from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { once } from "node:events"
import os from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { findFreePort } from "../../scripts/postgres/free-port"
import { hostFiles } from "./host-files"

const run = promisify(execFile)
const root = path.resolve(__dirname, "../..")
const cli = path.join("node_modules", "@medusajs", "cli", "cli.js")
const withUs = path.join(root, "demo", "exit-with-parent.cjs")

/** A merchant's shop outside the repository, with the package installed. */
export class FreshHost {
  private server: ChildProcess | null = null

  private constructor(
    readonly folder: string,
    private readonly databaseUrl: string,
    /** All npm said while it installed the package. */
    readonly installed: string
  ) {}

  /**
   * Packs the build, and has npm install the tarball into a new shop.
   *
   * The shop's other packages are the repository's, as hard links, so that none
   * is fetched: npm checks them against the tarball's peers and dependencies and
   * throws out what no merchant has. What it asks of peers it may have to look
   * up in the registry, as `npm ci` leaves no such answers behind. Throws with
   * what npm said. `more` are other plugins, and what npm must be told of them.
   */
  static async install(
    databaseUrl: string,
    files: Readonly<Record<string, string>> = hostFiles,
    more: readonly string[] = []
  ): Promise<FreshHost> {
    const home = path.join(realpathSync(os.tmpdir()), "ladder-fresh-host-")
    const folder = mkdtempSync(home)
    try {
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, name)
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
      linkModules(folder)
      const tarball = await pack(folder)
      const { stdout, stderr } = await run(
        "npm",
        [
          ...["install", "--prefer-offline", "--no-audit", "--no-fund"],
          ...[tarball, ...more],
        ],
        { cwd: folder, env: environment() }
      )
      return new FreshHost(folder, databaseUrl, stdout + stderr)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }

  /** Runs one of Medusa's commands to its end. Throws with what it said. */
  async medusa(...args: string[]): Promise<string> {
    return await this.medusaIn({}, ...args)
  }

  /** The same with settings of its environment, such as another database. */
  async medusaIn(
    settings: Readonly<Record<string, string>>,
    ...args: string[]
  ): Promise<string> {
    const { stdout, stderr } = await run(process.execPath, [cli, ...args], {
      cwd: this.folder,
      env: environment({ DATABASE_URL: this.databaseUrl, ...settings }),
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout + stderr
  }

  /**
   * Starts what `medusa build` made, as in production, or what is in another
   * folder; tells its address.
   */
  async start(
    folder = path.join(".medusa", "server"),
    settings: Readonly<Record<string, string>> = {}
  ): Promise<string> {
    const port = String(await findFreePort())
    const env = {
      ...{ DATABASE_URL: this.databaseUrl, NODE_ENV: "production" },
      ...settings,
    }
    const server = spawn(
      process.execPath,
      ["-r", withUs, path.join(this.folder, cli), "start", "--port", port],
      {
        cwd: path.join(this.folder, folder),
        env: environment(env),
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      }
    )
    this.server = server
    let said = ""
    server.stdout?.on("data", (data: Buffer) => (said += data.toString()))
    server.stderr?.on("data", (data: Buffer) => (said += data.toString()))
    const url = `http://localhost:${port}`
    while (!(await answers(`${url}/health`))) {
      if (server.exitCode !== null) {
        throw new Error(`The shop did not start:\n${said.slice(-4_000)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    return url
  }

  async stop(): Promise<void> {
    if (this.server?.exitCode === null && this.server.signalCode === null) {
      const gone = once(this.server, "exit")
      this.server.kill("SIGTERM")
      await gone
    }
  }

  /** Stops the shop and removes it. */
  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function pack(folder: string): Promise<string> {
  const args = ["pack", "--json", "--ignore-scripts"]
  const { stdout } = await run("npm", [...args, "--pack-destination", folder], {
    cwd: root,
    env: environment(),
    maxBuffer: 64 * 1024 * 1024,
  })
  const [report] = JSON.parse(stdout) as { filename: string }[]
  return path.join(folder, report?.filename ?? "")
}

/** Links within a file system, which takes seconds; else a copy. */
function linkModules(folder: string): void {
  const from = path.join(root, "node_modules")
  const to = path.join(folder, "node_modules")
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" })
  } catch {
    rmSync(to, { recursive: true, force: true })
    execFileSync("cp", ["-a", from, to])
  }
}

/** A merchant's shell: nothing of jest's, npm's or this repository's. */
function environment(own: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return {
    ...{ PATH, HOME, TMPDIR },
    MEDUSA_DISABLE_TELEMETRY: "true",
    ...own,
  }
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ ok }) => ok,
    () => false
  )
}
