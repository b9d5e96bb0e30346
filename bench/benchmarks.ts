import { callers } from "./callers/callers"
import { checkout } from "./checkout/checkout"
import { codes } from "./codes/codes"
import { duplicates } from "./duplicates/duplicates"
import type { Benchmark } from "./harness/benchmark"
import { growth } from "./growth/growth"
import { hotCustomer } from "./hot-customer/hot-customer"
import { ingest } from "./ingest/ingest"
import { ingestHttp } from "./ingest-http/ingest-http"
import { members } from "./members/members"
import { middleware } from "./middleware/middleware"
import { versusMedusa } from "./versus-medusa/versus-medusa"

/** Every benchmark, a line each. */
export const benchmarks: readonly Benchmark[] = [
  ingest,
  ingestHttp,
  duplicates,
  callers,
  versusMedusa,
  hotCustomer,
  growth,
  codes,
  checkout,
  middleware,
  members,
]
