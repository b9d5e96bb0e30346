import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import type { Pool } from "@medusajs/framework/pg"

/** CPU-seconds used so far. */
export interface CpuSeconds {
  readonly node: number
  /** Null when Postgres runs on another machine. */
  readonly postgres: number | null
}

/**
 * Reads this process's CPU time, and that of Postgres from `/proc`: its client
 * backends and its writers, so that work put off until a checkpoint is seen.
 */
export async function readCpu(pool: Pool): Promise<CpuSeconds> {
  const { user, system } = process.cpuUsage()
  const found = await pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where pid is not null"
  )
  const ticks = found.rows.map(({ pid }) => ticksOf(pid))
  const local = ticks.some((n) => n > 0)
  return {
    node: (user + system) / 1e6,
    postgres: local ? sum(ticks) / ticksPerSecond() : null,
  }
}

/** User and system time of a process in clock ticks; 0 if it is not here. */
function ticksOf(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) {
    return 0
  }
  const stat = readFileSync(file, "utf8")
  if (!stat.includes("(postgres)")) {
    return 0
  }
  // The name may hold spaces: count the fields after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return Number(fields[11]) + Number(fields[12])
}

let ticks: number | undefined
function ticksPerSecond(): number {
  ticks ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }))
  return ticks
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
