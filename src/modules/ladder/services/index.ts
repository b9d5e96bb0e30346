import type { EventTypes } from "../../../engine"
import type { AnnouncedName } from "../announced"
import type { Database } from "../sql/database"
import {
  storefrontOptions,
  type StorefrontSettings,
} from "../storefront-options"
import type { Drift } from "../types"
import { AdjustmentBook } from "./adjustments"
import { AllowanceBook } from "./allowances"
import { ActivityReports } from "./activity"
import { AttendanceKeeper } from "./attendance"
import { AnnouncementOutbox } from "./announcements"
import { AuditLog } from "./audit"
import { BackfillLog } from "./backfills"
import { TriedCodes } from "./tried-codes"
import { OfferRuns } from "./offer-runs"
import { SingleCoupons } from "./single-coupons"
import { CatchUp } from "./catch-up"
import { CouponHoldBook } from "./coupon-holds"
import { CouponReports } from "./coupon-reports"
import { CustomerReports } from "./customer-reports"
import { Door } from "./door"
import { GuestJoins } from "./guest-joins"
import { Lifecycle } from "./lifecycle"
import { LinkLimitKeeper } from "./link-limits"
import { MemberList } from "./members"
import { Membership } from "./membership"
import { GrantOutbox } from "./outbox"
import { Previews } from "./preview/preview"
import { PreviewRuns } from "./preview/runs"
import { Programme } from "./programme"
import { Recorder } from "./recorder"
import { ReferralBook } from "./referrals"
import { LadderReports } from "./reports"
import { SweepLog } from "./sweeping"
import { TroubleShooting } from "./trouble-shooting"
import { verifyAll } from "./verify"
import { VisitorBook } from "./visitors"
import { YearlyDayBook } from "./yearly-days"

/** The module's parts, on any Postgres: the shop's, a tool's, a benchmark's. */
export interface Services {
  readonly door: Door
  readonly membership: Membership
  readonly adjustments: AdjustmentBook
  readonly catchUp: CatchUp
  readonly programme: Programme
  readonly attendance: AttendanceKeeper
  readonly guests: GuestJoins
  readonly lifecycle: Lifecycle
  readonly announcements: AnnouncementOutbox
  readonly audits: AuditLog
  readonly previews: Previews
  readonly previewRuns: PreviewRuns
  readonly outbox: GrantOutbox
  readonly sweeps: SweepLog
  readonly backfills: BackfillLog
  readonly troubles: TroubleShooting
  readonly tries: TriedCodes
  readonly coupons: SingleCoupons
  readonly holds: CouponHoldBook
  readonly offers: OfferRuns
  readonly reports: LadderReports
  readonly customers: CustomerReports
  readonly couponReports: CouponReports
  readonly members: MemberList
  readonly referrals: ReferralBook
  readonly linkLimits: LinkLimitKeeper
  readonly visitors: VisitorBook
  readonly allowances: AllowanceBook
  readonly yearlyDays: YearlyDayBook
  readonly activity: ActivityReports
  readonly verify: () => Promise<Drift[]>
}

interface ServiceOptions {
  readonly coupon_prefix: string
  /** Absent: nothing, as a tool on a database of its own wants it. */
  readonly announce?: readonly AnnouncedName[]
  /** Absent: as where a merchant says nothing. */
  readonly storefront?: StorefrontSettings
}

export function servicesOn(
  database: Database,
  types: EventTypes,
  {
    coupon_prefix,
    announce = [],
    storefront = storefrontOptions.parse({}),
  }: ServiceOptions
): Services {
  const announced = new Set(announce)
  const recorder = new Recorder(database, types, { coupon_prefix, announced })
  const door = new Door(recorder)
  const membership = new Membership(database, recorder)
  const programme = new Programme(database)
  const previews = new Previews(database, types, recorder.rules, (id) =>
    programme.retrieveLadder(id)
  )
  const outbox = new GrantOutbox(database, coupon_prefix, announced)
  return {
    door,
    membership,
    adjustments: new AdjustmentBook(database, membership),
    catchUp: new CatchUp(database, recorder, door),
    programme,
    attendance: new AttendanceKeeper(database, recorder),
    guests: new GuestJoins(database, recorder),
    lifecycle: new Lifecycle(database, (id) => programme.retrieveLadder(id)),
    announcements: new AnnouncementOutbox(database),
    audits: new AuditLog(database),
    previews,
    previewRuns: new PreviewRuns(database, types, previews),
    outbox,
    sweeps: new SweepLog(database),
    backfills: new BackfillLog(database),
    troubles: new TroubleShooting(database, door),
    tries: new TriedCodes(database),
    coupons: new SingleCoupons(database, outbox, coupon_prefix),
    holds: new CouponHoldBook(database, announced),
    offers: new OfferRuns(database, outbox),
    reports: new LadderReports(database),
    customers: new CustomerReports(database, recorder.rules),
    couponReports: new CouponReports(database),
    members: new MemberList(database, recorder.rules),
    referrals: new ReferralBook(database),
    linkLimits: new LinkLimitKeeper(database),
    visitors: new VisitorBook(database, {
      days: storefront.visitor_days,
      events: storefront.visitor_events,
    }),
    allowances: new AllowanceBook(database),
    yearlyDays: new YearlyDayBook(database),
    activity: new ActivityReports(database),
    verify: () => verifyAll(database, recorder.rules),
  }
}
