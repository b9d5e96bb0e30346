import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { eventTypes } from "../../conversions"
import type {
  Adjustments,
  Allowances,
  Announcements,
  Attendance,
  Guests,
  Audits,
  Backfills,
  LadderModule,
  Ladders,
  Lifecycles,
  CodeTries,
  CouponHolds,
  Coupons,
  Offers,
  Outbox,
  PreviewRunning,
  Previewing,
  LinkLimits,
  Recording,
  Referrals,
  Members,
  Reports,
  Sweeping,
  Troubles,
  Visitors,
} from "./contract"
import type { Activity } from "./activity-contract"
import type { LadderOptions } from "./options"
import { readOptions } from "./options"
import { servicesOn } from "./services"
import { recordingOf } from "./services/recording"
import { reportsOf } from "./services/all-reports"
import { knexDatabase } from "./sql/knex-database"
import type { YearlyDays } from "./yearly-contract"

interface Dependencies {
  readonly baseRepository: {
    getFreshManager(): { getKnex(): Knex }
  }
}

/**
 * The module: one door that writes, an outbox, and reports. It offers none of
 * the methods Medusa would generate: they edit what must never be edited.
 */
export class LadderModuleService implements LadderModule {
  readonly recording: Recording
  readonly adjustments: Adjustments
  readonly ladders: Ladders
  readonly attendance: Attendance
  readonly guests: Guests
  readonly lifecycle: Lifecycles
  readonly announcements: Announcements
  readonly audits: Audits
  readonly previews: Previewing
  readonly previewRuns: PreviewRunning
  readonly outbox: Outbox
  readonly sweeping: Sweeping
  readonly backfills: Backfills
  readonly troubles: Troubles
  readonly tries: CodeTries
  readonly coupons: Coupons
  readonly holds: CouponHolds
  readonly offers: Offers
  readonly reports: Reports
  readonly members: Members
  readonly referrals: Referrals
  readonly linkLimits: LinkLimits
  readonly visitors: Visitors
  readonly allowances: Allowances
  readonly yearlyDays: YearlyDays
  readonly activity: Activity
  private readonly options: LadderOptions

  constructor(
    { baseRepository }: Dependencies,
    options: Record<string, unknown> = {}
  ) {
    this.options = readOptions(options)
    const database = knexDatabase(baseRepository.getFreshManager().getKnex())
    const services = servicesOn(database, eventTypes, this.options)
    this.recording = recordingOf(services)
    this.adjustments = services.adjustments
    this.ladders = services.programme
    this.attendance = services.attendance
    this.guests = services.guests
    this.lifecycle = services.lifecycle
    this.announcements = services.announcements
    this.audits = services.audits
    this.previews = services.previews
    this.previewRuns = services.previewRuns
    this.outbox = services.outbox
    this.sweeping = services.sweeps
    this.backfills = services.backfills
    this.troubles = services.troubles
    this.tries = services.tries
    this.coupons = services.coupons
    this.holds = services.holds
    this.offers = services.offers
    this.reports = reportsOf(services)
    this.members = services.members
    this.referrals = services.referrals
    this.linkLimits = services.linkLimits
    this.visitors = services.visitors
    this.allowances = services.allowances
    this.yearlyDays = services.yearlyDays
    this.activity = services.activity
  }

  settings(): LadderOptions {
    return this.options
  }
}
