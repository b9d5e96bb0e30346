import type { EventTypes } from "../../../engine"
import type { Database } from "../sql/database"
import type { Drift } from "../types"
import { AttendanceKeeper } from "./attendance"
import { AuditLog } from "./audit"
import { TriedCodes } from "./tried-codes"
import { OfferRuns } from "./offer-runs"
import { SingleCoupons } from "./single-coupons"
import { CatchUp } from "./catch-up"
import { CouponReports } from "./coupon-reports"
import { CustomerReports } from "./customer-reports"
import { Door } from "./door"
import { Lifecycle } from "./lifecycle"
import { MemberList } from "./members"
import { Membership } from "./membership"
import { GrantOutbox } from "./outbox"
import { Previews } from "./preview/preview"
import { PreviewRuns } from "./preview/runs"
import { Programme } from "./programme"
import { Recorder } from "./recorder"
import { LadderReports } from "./reports"
import { SweepLog } from "./sweeping"
import { TroubleShooting } from "./trouble-shooting"
import { verifyAll } from "./verify"

/** The module's parts, on any Postgres: the shop's, a tool's, a benchmark's. */
export interface Services {
  readonly door: Door
  readonly membership: Membership
  readonly catchUp: CatchUp
  readonly programme: Programme
  readonly attendance: AttendanceKeeper
  readonly lifecycle: Lifecycle
  readonly audits: AuditLog
  readonly previews: Previews
  readonly previewRuns: PreviewRuns
  readonly outbox: GrantOutbox
  readonly sweeps: SweepLog
  readonly troubles: TroubleShooting
  readonly tries: TriedCodes
  readonly coupons: SingleCoupons
  readonly offers: OfferRuns
  readonly reports: LadderReports
  readonly customers: CustomerReports
  readonly couponReports: CouponReports
  readonly members: MemberList
  readonly verify: () => Promise<Drift[]>
}

export function servicesOn(
  database: Database,
  types: EventTypes,
  options: { readonly coupon_prefix: string }
): Services {
  const recorder = new Recorder(database, types, options)
  const door = new Door(recorder)
  const programme = new Programme(database)
  const previews = new Previews(database, types, recorder.rules, (id) =>
    programme.retrieveLadder(id)
  )
  const outbox = new GrantOutbox(database, options.coupon_prefix)
  return {
    door,
    membership: new Membership(database, recorder),
    catchUp: new CatchUp(database, recorder, door),
    programme,
    attendance: new AttendanceKeeper(database, recorder),
    lifecycle: new Lifecycle(database, (id) => programme.retrieveLadder(id)),
    audits: new AuditLog(database),
    previews,
    previewRuns: new PreviewRuns(database, types, previews),
    outbox,
    sweeps: new SweepLog(database),
    troubles: new TroubleShooting(database, door),
    tries: new TriedCodes(database),
    coupons: new SingleCoupons(database, outbox, options.coupon_prefix),
    offers: new OfferRuns(database, outbox),
    reports: new LadderReports(database),
    customers: new CustomerReports(database, recorder.rules),
    couponReports: new CouponReports(database),
    members: new MemberList(database, recorder.rules),
    verify: () => verifyAll(database, recorder.rules),
  }
}
