import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { eventTypes } from "../../conversions"
import type { ConversionEvent, LadderDocument } from "../../engine"
import type { LadderModule } from "./contract"
import type { LadderOptions } from "./options"
import { readOptions } from "./options"
import type { Services } from "./services"
import { servicesOn } from "./services"
import { knexDatabase } from "./sql/knex-database"
import type {
  ClaimedGrant,
  ClaimedLevel,
  CustomerCheck,
  Page,
  RecordAnswer,
} from "./types"

interface Dependencies {
  readonly baseRepository: {
    getFreshManager(): { getKnex(): Knex }
  }
}

type Answer<K extends keyof LadderModule> = ReturnType<LadderModule[K]>
type Given<K extends keyof LadderModule> = Parameters<LadderModule[K]>

/**
 * The module: one door that writes, an outbox, and reports. It offers none of
 * the methods Medusa would generate: they edit what must never be edited.
 */
export class LadderModuleService implements LadderModule {
  private readonly options: LadderOptions
  private readonly services: Services

  constructor(
    { baseRepository }: Dependencies,
    options: Record<string, unknown> = {}
  ) {
    this.options = readOptions(options)
    const database = knexDatabase(baseRepository.getFreshManager().getKnex())
    this.services = servicesOn(database, eventTypes, this.options)
  }

  settings(): LadderOptions {
    return this.options
  }

  async record(
    events: readonly ConversionEvent[],
    source: string
  ): Promise<RecordAnswer[]> {
    return await this.services.door.record(events, source)
  }

  async park(
    events: readonly { event: ConversionEvent; reason: string }[],
    source: string
  ): Promise<void> {
    await this.services.catchUp.park(events, source)
  }

  async decide(decision: Given<"decide">[0]): Promise<RecordAnswer> {
    return await this.services.membership.decide(decision)
  }

  async closeCustomers(ids: readonly string[]): Promise<void> {
    await this.services.membership.closeCustomers(ids)
  }

  async settle(limit?: number): Promise<number> {
    return await this.services.catchUp.settle(limit)
  }

  async elapse(limit?: number): Promise<number> {
    return await this.services.catchUp.elapse(limit)
  }

  async retryParked(check: CustomerCheck, limit?: number): Promise<number> {
    return await this.services.catchUp.retryParked(check, limit)
  }

  async verify(): Answer<"verify"> {
    return await this.services.verify()
  }

  async createLadder(input: {
    handle: string
    document: LadderDocument
  }): Answer<"createLadder"> {
    return await this.services.programme.createLadder(input)
  }

  async updateDraft(
    id: string,
    document: LadderDocument
  ): Answer<"updateDraft"> {
    return await this.services.programme.updateDraft(id, document)
  }

  async publish(id: string, at?: number): Answer<"publish"> {
    return await this.services.programme.publish(id, at)
  }

  async retrieveLadder(id: string): Answer<"retrieveLadder"> {
    return await this.services.programme.retrieveLadder(id)
  }

  async listLadders(page: Page): Answer<"listLadders"> {
    return await this.services.programme.listLadders(page)
  }

  async listRungs(ladder_id?: string): Answer<"listRungs"> {
    return await this.services.programme.listRungs(ladder_id)
  }

  async saveRungLinks(
    rung_id: string,
    links: { customer_group_id?: string; promotion_id?: string | null }
  ): Promise<void> {
    await this.services.programme.saveRungLinks(rung_id, links)
  }

  async claimDueGrants(limit: number): Promise<ClaimedGrant[]> {
    return await this.services.outbox.claimDueGrants(limit)
  }

  async claimVoidGrants(limit: number): Promise<ClaimedGrant[]> {
    return await this.services.outbox.claimVoidGrants(limit)
  }

  async claimGrant(id: string): Promise<ClaimedGrant | null> {
    return await this.services.outbox.claimGrant(id)
  }

  async markIssued(...given: Given<"markIssued">): Promise<void> {
    await this.services.outbox.markIssued(...given)
  }

  async markVoided(ids: readonly string[]): Promise<void> {
    await this.services.outbox.markVoided(ids)
  }

  async markFailed(id: string, reason: string): Promise<void> {
    await this.services.outbox.markFailed(id, reason)
  }

  async markRedeemed(
    redemptions: Given<"markRedeemed">[0]
  ): Answer<"markRedeemed"> {
    return await this.services.outbox.markRedeemed(redemptions)
  }

  async claimLevels(limit: number): Promise<ClaimedLevel[]> {
    return await this.services.outbox.claimLevels(limit)
  }

  async markLevels(levels: readonly ClaimedLevel[]): Promise<void> {
    await this.services.outbox.markLevels(levels)
  }

  async releaseLevels(...given: Given<"releaseLevels">): Promise<void> {
    await this.services.outbox.releaseLevels(...given)
  }

  async offerGrants(offer: Given<"offerGrants">[0]): Answer<"offerGrants"> {
    return await this.services.outbox.offerGrants(offer)
  }

  async grantsByPromotion(ids: readonly string[]): Answer<"grantsByPromotion"> {
    return await this.services.outbox.grantsByPromotion(ids)
  }

  async grantsByCode(codes: readonly string[]): Answer<"grantsByCode"> {
    return await this.services.outbox.grantsByCode(codes)
  }

  async listGrants(
    filter: Given<"listGrants">[0],
    page: Page
  ): Answer<"listGrants"> {
    return await this.services.outbox.listGrants(filter, page)
  }

  async watermark(source: string): Promise<Date | null> {
    return await this.services.sweeps.watermark(source)
  }

  async saveWatermark(
    source: string,
    watermark: Date,
    found: number
  ): Promise<void> {
    await this.services.sweeps.saveWatermark(source, watermark, found)
  }

  async claimSourceSettings(source: string, settings: object): Promise<void> {
    await this.services.sweeps.claimSourceSettings(source, settings)
  }

  async noteUnread(...given: Given<"noteUnread">): Promise<void> {
    await this.services.sweeps.noteUnread(...given)
  }

  async clearUnread(source: string, ids: readonly string[]): Promise<void> {
    await this.services.sweeps.clearUnread(source, ids)
  }

  async dueUnread(source: string, limit: number): Promise<string[]> {
    return await this.services.sweeps.dueUnread(source, limit)
  }

  async unreadOf(source: string, limit: number): Answer<"unreadOf"> {
    return await this.services.sweeps.unreadOf(source, limit)
  }

  async recordedBetween(
    ...given: Given<"recordedBetween">
  ): Promise<ConversionEvent[]> {
    return await this.services.sweeps.recordedBetween(...given)
  }

  async nextRecorded(
    ...given: Given<"nextRecorded">
  ): Promise<ConversionEvent[]> {
    return await this.services.sweeps.nextRecorded(...given)
  }

  async beat(job: string): Promise<void> {
    await this.services.sweeps.beat(job)
  }

  async health(): Answer<"health"> {
    return await this.services.sweeps.health()
  }

  async listParked(page: Page): Answer<"listParked"> {
    return await this.services.sweeps.listParked(page)
  }

  async now(): Promise<number> {
    return await this.services.sweeps.now()
  }

  async standingsOf(customer_id: string): Answer<"standingsOf"> {
    return await this.services.customers.standingsOf(customer_id)
  }

  async timelineOf(
    customer_id: string,
    ladder_id: string,
    page: Page
  ): Answer<"timelineOf"> {
    return await this.services.customers.timelineOf(
      customer_id,
      ladder_id,
      page
    )
  }

  async membersByRung(ladder_id: string): Answer<"membersByRung"> {
    return await this.services.reports.membersByRung(ladder_id)
  }

  async membersOnRung(
    ladder_id: string,
    position: number,
    page: Page
  ): Answer<"membersOnRung"> {
    return await this.services.reports.membersOnRung(ladder_id, position, page)
  }

  async movesByDay(
    ladder_id: string,
    from: string,
    to: string
  ): Answer<"movesByDay"> {
    return await this.services.reports.movesByDay(ladder_id, from, to)
  }

  async latestMoves(ladder_id: string, page: Page): Answer<"latestMoves"> {
    return await this.services.reports.latestMoves(ladder_id, page)
  }

  async leaders(ladder_id: string, page: Page): Answer<"leaders"> {
    return await this.services.reports.leaders(ladder_id, page)
  }

  async couponCounts(
    ladder_id: string,
    from: string,
    to: string
  ): Answer<"couponCounts"> {
    return await this.services.reports.couponCounts(ladder_id, from, to)
  }
}
