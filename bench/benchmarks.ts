import type { Benchmark } from "./harness/benchmark"
import { ingest } from "./ingest/ingest"

/** Every benchmark, a line each. */
export const benchmarks: readonly Benchmark[] = [ingest]
