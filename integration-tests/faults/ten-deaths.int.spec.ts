import { config as announcing } from "../../src/jobs/ladder-announcements"
import { config as historyJob } from "../../src/jobs/ladder-backfill"
import { config as issuing } from "../../src/jobs/ladder-outbox"
import { config as previewJob } from "../../src/jobs/ladder-previews"
import type { Services } from "../../src/modules/ladder/services"
import {
  minute,
  oneRung,
  order,
  refund,
  registered,
} from "../modules/ladders-and-events"
import { openLedger, type Ledger } from "../modules/open-ledger"

/** What a process takes, and may die at before it says that it is done. */
interface Work {
  readonly table: string
  /** Moments before which nobody else takes it. */
  readonly waits: readonly string[]
  /** The job that looks for what is left. */
  readonly job: { readonly schedule: string }
  /** Leaves one piece of it, of the customer a. */
  leave(): Promise<unknown>
  /** Takes it; the id, or ids, of what was taken. */
  take(by: Services): Promise<readonly string[]>
  /** Does what was taken last. */
  finish(by: Services): Promise<unknown>
}

const deaths = 10
const by = { actor_id: "user_1", reason: "spring" }

let ledger: Ledger
let processes: readonly [Services, Services]
let ladder_id: string
let now: number
/** What `take` took last, for `finish`. */
let taken: unknown

const record = (...events: Parameters<Ledger["door"]["record"]>[0]) =>
  ledger.door.record(events, "test")

const earn = () => record(registered("a", now), order("oa", "a", now + 1, 1000))

const issueAll = async ({ outbox }: Services) => {
  const grants = await outbox.claimDueGrants(10)
  await outbox.markIssued(
    grants.map(({ id }) => ({ id, promotion_id: `promotion-${id}` }))
  )
}

/** Of several at once, by id; none where there is nothing to take. */
async function noted<T>(
  claimed: Promise<readonly T[]>,
  idOf: (one: T) => string
): Promise<string[]> {
  const all = await claimed
  if (all.length > 0) {
    taken = all
  }
  return all.map(idOf)
}

const grant = { table: "ladder_grant", waits: ["lease_until", "next_try_at"] }

const works: Readonly<Record<string, Work>> = {
  "a coupon to be issued": {
    ...grant,
    job: issuing,
    leave: earn,
    take: ({ outbox }) => noted(outbox.claimDueGrants(10), ({ id }) => id),
    finish: ({ outbox }) =>
      outbox.markIssued(
        (taken as { id: string }[]).map(({ id }) => ({ id, promotion_id: id }))
      ),
  },
  "a coupon to be taken back": {
    ...grant,
    job: issuing,
    leave: async () => {
      await earn()
      await issueAll(ledger)
      await record(refund("ra", "a", now + 2, 1000, "oa"))
    },
    take: ({ outbox }) => noted(outbox.claimVoidGrants(10), ({ id }) => id),
    finish: ({ outbox }) =>
      outbox.markVoided((taken as { id: string }[]).map(({ id }) => id)),
  },
  "a group that follows a rung": {
    table: "ladder_standing",
    waits: ["level_lease_until"],
    job: issuing,
    leave: earn,
    take: ({ outbox }) =>
      noted(outbox.claimLevels(10), ({ member_id }) => member_id),
    finish: ({ outbox }) =>
      outbox.markLevels(taken as Parameters<typeof outbox.markLevels>[0]),
  },
  "coupons for a group": {
    table: "ladder_offer_run",
    waits: ["lease_until", "next_try_at"],
    job: issuing,
    leave: () =>
      ledger.offers.start(
        {
          ladder_id,
          customer_group_id: "cusgroup_1",
          offer_key: "spring",
          name: "Spring",
          kind: "coupon",
          settings: { percent: 10 },
        },
        by
      ),
    take: async ({ offers }) => {
      const run = offers.claim()
      return await noted(
        run.then((one) => (one ? [one] : [])),
        ({ id }) => id
      )
    },
    finish: async ({ offers }) => {
      const [run] = taken as { id: string }[]
      await offers.offerPage(run!.id, "", [])
    },
  },
  "an announcement": {
    table: "ladder_announcement",
    waits: ["next_try_at"],
    job: announcing,
    leave: earn,
    take: ({ announcements }) => noted(announcements.claim(10), ({ id }) => id),
    finish: ({ announcements }) =>
      announcements.done((taken as { id: string }[]).map(({ id }) => id)),
  },
}

/** In milliseconds; a cron line of seconds or of every minute. */
function periodOf(schedule: string): number {
  const [, seconds] = /^\*\/(\d+)( \*){5}$/.exec(schedule) ?? []
  return schedule === "* * * * *" ? minute : Number(seconds) * 1000
}

/** Time is what Postgres' clock says in a few columns: it passes at once. */
const passes = ({ table, waits }: Work, ms: number) =>
  ledger.rows(
    `update ${table} set ${waits
      .map((wait) => `${wait} = ${wait} - interval '${ms} milliseconds'`)
      .join(", ")}`
  )

beforeAll(async () => {
  ledger = await openLedger("deaths")
  processes = [ledger, ledger.another()]
})
afterAll(() => ledger.close())
beforeEach(async () => {
  ladder_id = (await ledger.publish(oneRung)).id
  now = (await ledger.sweeps.now()) + 1
})
afterEach(async () => {
  expect(await ledger.driftAtEnd()).toEqual([])
})

it.each(Object.entries(works))(
  "R8: goes on with %s within a minute of the tenth process that died at it",
  async (_, work) => {
    const period = periodOf(work.job.schedule)
    expect(period).toBeGreaterThan(0)
    await work.leave()
    const [first, other] = processes
    const open = await work.take(first)
    expect(open).toHaveLength(1)
    for (let died = 1; died <= deaths; died++) {
      const [dead, next] = died % 2 === 1 ? [first, other] : [other, first]
      // Nobody can tell yet that it died: it may only be slow.
      expect(await work.take(next)).toEqual([])
      // The job looks once in each period, at the latest just before the minute.
      await passes(work, minute - period)
      expect({ died, open: await work.take(next) }).toEqual({ died, open })
      expect(await work.take(dead)).toEqual([])
    }
    await work.finish(first)
    await passes(work, minute)
    expect(await work.take(other)).toEqual([])
  }
)

it("R8: looks for previews and histories that nobody goes on with every minute", () => {
  // Nobody holds them but by a lock, which ends with the process.
  for (const { schedule } of [previewJob, historyJob]) {
    expect(periodOf(schedule)).toBeLessThanOrEqual(minute)
  }
})
