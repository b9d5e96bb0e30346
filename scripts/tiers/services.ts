import { startPostgres, type RunningPostgres } from "../postgres/start-postgres"
import { findProgram } from "./find-program"
import type { Need } from "./plan"

/** What the tests are given to work with, started when first needed. */
export class Services {
  private postgres: RunningPostgres | null = null

  /**
   * The environment for tests with these needs, or the name of the program
   * that is missing on this machine.
   */
  async provide(
    needs: readonly Need[]
  ): Promise<{ env: Record<string, string> } | { missing: string }> {
    const env: Record<string, string> = {}
    if (needs.includes("chromium")) {
      const chromium =
        process.env.CHROMIUM_PATH ??
        findProgram("chromium", "chromium-browser", "google-chrome")
      if (!chromium) {
        return { missing: "Chromium (apt-get install chromium)" }
      }
      env.CHROMIUM_PATH = chromium
    }
    if (needs.includes("redis")) {
      const redis = process.env.REDIS_SERVER_PATH ?? findProgram("redis-server")
      if (!redis) {
        return { missing: "Redis (apt-get install redis-server)" }
      }
      // Not a running one: the tests stop it and start it again.
      env.REDIS_SERVER_PATH = redis
    }
    if (needs.includes("postgres")) {
      this.postgres ??= await startPostgres()
      Object.assign(env, describe(this.postgres))
    }
    return { env }
  }

  /** Stops whatever was started. */
  async stop(): Promise<void> {
    await this.postgres?.stop()
  }
}

/** As Medusa's test runners read it, and as `startPostgres` in a test does. */
function describe(postgres: RunningPostgres): Record<string, string> {
  return {
    DATABASE_URL: postgres.url,
    // By name: with an address the runner insists on TLS and hangs.
    DB_HOST: postgres.host === "127.0.0.1" ? "localhost" : postgres.host,
    DB_PORT: String(postgres.port),
    DB_USERNAME: postgres.user,
    DB_PASSWORD: postgres.password,
  }
}
