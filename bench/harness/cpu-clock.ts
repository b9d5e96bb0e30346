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
  ticks.push(ticksOfEnded(found.rows[0]?.pid ?? 0))
  return {
    node: (user + system) / 1e6,
    postgres: local ? sum(ticks) / ticksPerSecond() : null,
  }
}

/** User and system time of a process in clock ticks; 0 if it is not here. */
function ticksOf(pid: number): number {
  const fields = statOf(pid)
  return fields ? Number(fields[11]) + Number(fields[12]) : 0
}

/** The same of backends that have ended, as their common parent counts it. */
function ticksOfEnded(pid: number): number {
  const parent = statOf(Number(statOf(pid)?.[1] ?? 0))
  return parent ? Number(parent[13]) + Number(parent[14]) : 0
}

/** The fields of a process of Postgres after its name, which may hold spaces. */
function statOf(pid: number): string[] | null {
  const file = `/proc/${pid}/stat`
  const stat = existsSync(file) ? readFileSync(file, "utf8") : ""
  return stat.includes("(postgres)")
    ? stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    : null
}

let ticks: number | undefined
function ticksPerSecond(): number {
  ticks ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }))
  return ticks
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
