import fc from "fast-check"
import type { Rules } from "../compile"
import { compileRules } from "../compile"
import type { Condition } from "../condition"
import type {
  Cap,
  EarnRule,
  LadderDocument,
  RewardDocument,
  RungDocument,
} from "../ladder"
import type { Calendar, ConversionEvent, Item, Moment } from "../types"
import { deepFreeze } from "./deep-freeze"
import { eventTypes } from "./event-types"
import { calendarIn, zones } from "./zones"

/** What a drawn timeline may hold; everything unless told. */
export interface Kinds {
  /** Conditions may say `not`. */
  readonly not?: boolean
  /** Conditions may name a kind that nobody can read. */
  readonly unreadable?: boolean
  /** Negative events that name no original. */
  readonly unlinked?: boolean
  readonly decisions?: boolean
  readonly expiry?: boolean
  /** Claims may be opened and settled. */
  readonly claims?: boolean
  /** Earn rules may pay so often only. */
  readonly caps?: boolean
  /** Earn rules may pay for derived events. */
  readonly derived?: boolean
}

/** One member's life on one ladder. */
export interface Timeline {
  /** What a counterexample prints. */
  readonly [fc.toStringMethod]: () => string
  readonly zone: string
  readonly documents: readonly LadderDocument[]
  readonly rules: Rules
  readonly items: readonly Item[]
  /** To where time is let pass: before the last item, or well after it. */
  readonly end: Moment
}

const dayMs = 86_400_000
/** Before the clocks change in every zone of the tests. */
export const start = Date.UTC(2024, 2, 4)
/** Everything happens within these. */
export const span_days = 56

/** One of few, one whose neighbours are special, or any. */
const momentIn = (calendar: Calendar): fc.Arbitrary<Moment> => {
  const first = calendar.dayOf(start)
  return fc.oneof(
    fc.integer({ min: 0, max: 6 }).map((n) => start + n * 7 * dayMs),
    fc
      .tuple(
        fc.integer({ min: 0, max: span_days }),
        fc.constantFrom(-1, 0, 1, 3_600_000)
      )
      .map(([day, by]) => calendar.startOf(first + day) + by),
    fc
      .integer({ min: 0, max: span_days * dayMs })
      .map((offset) => start + offset)
  )
}

const within = fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined })

function withDays<T extends object>(
  leaf: T,
  within_days: number | undefined
): T & { within_days?: number } {
  return within_days === undefined ? leaf : { ...leaf, within_days }
}

const unreadable: Condition = { kind: "quiz_score", at_least: 3 }

const leaf = (kinds: Kinds): fc.Arbitrary<Condition> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("points"),
        balance: fc.constantFrom("status", "spendable"),
        at_least: fc.integer({ min: 1, max: 60 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom<object>(
            {},
            { type: "order.placed" },
            { type: "custom.review" },
            { type: "order.refunded" },
            { type: "custom.review", where: { topic: ["tea", true, 3] } }
          ),
          within,
          fc.integer({ min: 1, max: 4 })
        )
        .map(([of, days, at_least]) =>
          withDays({ kind: "event_count", ...of, at_least }, days)
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom("eur", "usd"),
          within,
          fc.integer({ min: 1, max: 300 })
        )
        .map(([currency, days, at_least]) =>
          withDays({ kind: "spend", currency, at_least }, days)
        ),
    },
    {
      weight: kinds.unreadable === false ? 0 : 1,
      arbitrary: fc.constant(unreadable),
    }
  )

/** Conditions up to two combinations deep. */
export const conditionOf = (kinds: Kinds = {}): fc.Arbitrary<Condition> => {
  let drawn = leaf(kinds)
  for (let depth = 0; depth < 2; depth++) {
    const part = drawn
    const parts = fc.array(part, { minLength: 1, maxLength: 3 })
    drawn = fc.oneof(
      { weight: 4, arbitrary: leaf(kinds) },
      { weight: 1, arbitrary: parts.map((all) => ({ all })) },
      { weight: 1, arbitrary: parts.map((any) => ({ any })) },
      {
        weight: kinds.not === false ? 0 : 1,
        arbitrary: part.map((not) => ({ not })),
      }
    )
  }
  return drawn
}

/** Every third time; else the setting is left out. */
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary }
  )

/** Without the settings that were not drawn. */
function given<T extends object>(drawn: {
  [K in keyof T]: T[K] | undefined
}): T {
  return Object.fromEntries(
    Object.entries(drawn).filter(([, value]) => value !== undefined)
  ) as T
}

const rungIds = ["bronze", "silver", "gold", "constructor"]

const rungOf = (kinds: Kinds, id: string): fc.Arbitrary<RungDocument> =>
  fc
    .record({
      id: fc.constant(id),
      name: fc.constant(id),
      enter: conditionOf(kinds),
      keep: optional(conditionOf(kinds)),
      grace_days: optional(fc.integer({ min: 0, max: 5 })),
      floor: optional(fc.boolean()),
    })
    .map((rung) => given<RungDocument>(rung))

const ruleOf = (kinds: Kinds, id: string): fc.Arbitrary<EarnRule> =>
  fc
    .record({
      id: fc.constant(id),
      type: fc.constantFrom(
        "order.placed",
        "order.placed",
        "purchase.offline",
        "custom.review"
      ),
      where: optional(fc.constant({ topic: ["tea"] })),
      points: fc.oneof(
        fc.record({ fixed: fc.integer({ min: 1, max: 20 }) }),
        fc.record({
          per: fc.record({
            points: fc.integer({ min: 1, max: 3 }),
            amount: fc.integer({ min: 1, max: 12 }),
            currency: fc.constantFrom("eur", "eur", "usd"),
          }),
        })
      ),
      minimum: optional(fc.integer({ min: 0, max: 80 })),
      multipliers: optional(
        fc.dictionary(
          fc.constantFrom(...rungIds),
          fc.integer({ min: 0, max: 250 })
        )
      ),
      balance: optional(fc.constantFrom("both", "status", "spendable")),
      expires_after_days:
        kinds.expiry === false
          ? fc.constant(undefined)
          : optional(fc.integer({ min: 1, max: 12 })),
      cap:
        kinds.caps === false
          ? fc.constant(undefined)
          : optional(
              fc
                .record({
                  times: fc.integer({ min: 1, max: 4 }),
                  per: fc.constantFrom("day", "ever"),
                  once_per: optional(fc.constantFrom("topic", "constructor")),
                })
                .map((cap) => given<Cap>(cap))
            ),
    })
    .map((rule) => given<EarnRule>(rule))

/** Points for climbing, or for points, must not lift anybody by themselves. */
const derivedRule = fc.oneof<fc.Arbitrary<Partial<EarnRule>>[]>(
  fc.record({
    type: fc.constant("order.nth"),
    where: optional(
      fc.constantFrom(
        { n: [2] },
        { n: { at_least: 2 }, topic: ["tea"] },
        { n: [1, 3] }
      )
    ) as fc.Arbitrary<NonNullable<EarnRule["where"]>>,
  }),
  fc.record({
    type: fc.constant("order.spend_reached"),
    where: fc.constantFrom(
      { amount: [100, 250], currency: ["eur"] },
      { amount: [60], currency: ["usd"] }
    ),
  }),
  fc.record({
    type: fc.constant("points.reached"),
    where: fc.constantFrom({ points: [20] }, { points: [5, 40, 80] }),
    balance: fc.constant("spendable" as const),
  }),
  fc.record({
    type: fc.constantFrom("rung.entered", "rung.left"),
    where: fc.constantFrom({ rung: ["bronze", "constructor"] }, {}),
    balance: fc.constant("spendable" as const),
  })
)

const derivedRuleOf = (kinds: Kinds, id: string): fc.Arbitrary<EarnRule> =>
  fc
    .tuple(ruleOf(kinds, id), derivedRule, fc.integer({ min: 1, max: 30 }))
    .map(([{ minimum: _, ...rule }, followed, fixed]) => ({
      ...rule,
      ...given<Partial<EarnRule>>(followed),
      points: { fixed },
    }))

const rewardsOf = (rungs: readonly string[]): fc.Arbitrary<RewardDocument[]> =>
  fc.tuple(...rungs.map(() => optional(fc.boolean()))).map((drawn) =>
    drawn.flatMap((void_on_fall, index) => {
      const rung = rungs[index]
      return rung === undefined
        ? []
        : [
            given<RewardDocument>({
              id: `welcome_${rung}`,
              name: rung,
              kind: "coupon",
              on: { rung_entered: rung },
              settings: {},
              void_on_fall,
            }),
          ]
    })
  )

export const documentOf = (
  kinds: Kinds,
  zone: string
): fc.Arbitrary<LadderDocument> =>
  fc.shuffledSubarray(rungIds, { minLength: 1, maxLength: 4 }).chain((ids) =>
    fc
      .record({
        name: fc.constant("Tea club"),
        zone: fc.constant(zone),
        rungs: fc.tuple(...ids.map((id) => rungOf(kinds, id))),
        earn: fc
          .tuple(
            ruleOf(kinds, "a"),
            ruleOf(kinds, "b"),
            kinds.derived === false
              ? ruleOf(kinds, "c")
              : fc.oneof(ruleOf(kinds, "c"), derivedRuleOf(kinds, "c"))
          )
          .chain((rules) => fc.subarray(rules, { minLength: 1 })),
        rewards: rewardsOf(ids),
        takes_part: optional(
          fc.constantFrom(
            { sales_channels: ["web"] },
            { sales_channels: ["trade", "web"] }
          )
        ),
        rates: optional(
          fc.constantFrom(
            { into: "eur", from: { usd: { amount: 7, counts_as: 9 } } },
            { into: "usd", from: { eur: { amount: 3, counts_as: 2 } } }
          )
        ),
        fall: optional(fc.constantFrom("one", "to_what_holds")),
        skipped_rungs: optional(fc.constantFrom("all", "top")),
      })
      .map((document) => given<LadderDocument>(document))
  )

const currency = fc.constantFrom("eur", "eur", "eur", "usd")
const amount = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.constantFrom(0, 1, 100)
)
const attributes = fc.constantFrom<ConversionEvent["attributes"]>(
  {},
  { topic: "tea" },
  { topic: "tea", sales_channel: "web" },
  { sales_channel: "trade" },
  { topic: ["coffee", "tea"] },
  { topic: true },
  { topic: 3 }
)

/** An event that names no other. */
const plainEvent = (kinds: Kinds) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constantFrom(
          "order.placed",
          "order.placed",
          "purchase.offline"
        ),
        value: amount,
        currency,
        attributes,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant("custom.review"), attributes }),
    },
    {
      weight: kinds.claims === false ? 0 : 1,
      arbitrary: fc.record({
        type: fc.constantFrom("order.claimed", "order.claim_settled"),
        attributes: fc.constant({}),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant("customer.registered"),
        attributes: fc.constant({}),
      }),
    },
    {
      weight: kinds.unlinked === false ? 0 : 1,
      arbitrary: fc.record({
        type: fc.constantFrom("order.refunded", "order.placed"),
        value: amount.map((value) => -value),
        currency,
        attributes,
      }),
    }
  )

/** An event that names the one at `of`, if there is one. */
const linkedEvent = fc.record({
  of: fc.nat(4),
  type: fc.constantFrom(
    "order.changed",
    "order.canceled",
    "order.refunded",
    "order.compensated"
  ),
  value: fc.oneof(
    amount.map((value) => -value),
    fc.integer({ min: 1, max: 60 }),
    fc.constant(undefined)
  ),
})

const decision = fc.oneof(
  fc.record({
    kind: fc.constant("lock" as const),
    rung: fc.constantFrom(...rungIds, null),
    lasts: optional(fc.integer({ min: -1, max: 10 * dayMs })),
  }),
  fc.record({ kind: fc.constant("unlock" as const) }),
  fc.record({
    kind: fc.constantFrom("leave" as const, "join" as const),
    by: fc.constantFrom("opt_out" as const, "group:staff" as const),
  }),
  fc.record({
    kind: fc.constant("adjust" as const),
    status: fc.integer({ min: -40, max: 40 }),
    spendable: fc.integer({ min: -40, max: 40 }),
  })
)

function itemsOf(
  kinds: Kinds,
  calendar: Calendar
): fc.Arbitrary<{ items: Item[]; published: Moment[] }> {
  const at = momentIn(calendar)
  return fc
    .record({
      registered: optional(fc.constant(true)).map((late) => !late),
      plain: fc.array(fc.tuple(at, plainEvent(kinds)), {
        minLength: 2,
        maxLength: 10,
      }),
      linked: fc.array(fc.tuple(at, linkedEvent), { maxLength: 5 }),
      decided: fc.array(fc.tuple(at, decision), {
        maxLength: kinds.decisions === false ? 0 : 3,
      }),
      first: fc.oneof(
        { weight: 3, arbitrary: fc.constant(start - dayMs) },
        { weight: 1, arbitrary: at }
      ),
      later: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Moment[]>([]) },
        { weight: 1, arbitrary: fc.uniqueArray(at, { maxLength: 2 }) }
      ),
    })
    .map(({ registered, plain, linked, decided, first, later }) => ({
      items: [
        ...(registered ? [registration] : []),
        ...plain.map(([moment, event], i) =>
          eventItem({ ...event, key: `e${i}`, at: moment, customer: "c" })
        ),
        ...linked.map(([moment, { of, value, type }], i) => {
          const original = plain[of]?.[1]
          const currency =
            original && "currency" in original ? original.currency : undefined
          return eventItem(
            given<ConversionEvent>({
              key: `${type}:${i}`,
              type,
              at: moment,
              customer: "c",
              reverses: `e${of}`,
              value,
              currency: value === undefined ? undefined : currency,
              attributes: {},
            })
          )
        }),
        ...decided.map(([moment, what], i) => decisionItem(i, moment, what)),
      ],
      published: [...new Set([first, ...later])].sort((a, b) => a - b),
    }))
}

const registration: Item = {
  kind: "event",
  key: "registered",
  at: start - 2 * dayMs,
  event: {
    key: "registered",
    type: "customer.registered",
    customer: "c",
    at: start - 2 * dayMs,
    attributes: {},
  },
}

const eventItem = (event: ConversionEvent): Item => ({
  kind: "event",
  key: event.key,
  at: event.at,
  event,
})

function decisionItem(
  index: number,
  at: Moment,
  what: typeof decision extends fc.Arbitrary<infer D> ? D : never
): Item {
  const key = `d${index}`
  if (what.kind !== "lock") {
    return { ...what, key, at }
  }
  const { kind, rung, lasts } = what
  const until = lasts === undefined ? {} : { until: at + lasts }
  return { kind, key, at, rung, ...until }
}

/** A whole timeline: one to three published versions and what happened. */
export const timeline = (kinds: Kinds = {}): fc.Arbitrary<Timeline> =>
  fc.constantFrom(...zones).chain((zone) => {
    const end = fc
      .integer({ min: 0, max: span_days + 30 })
      .map((days) => start + days * dayMs)
    return fc
      .tuple(itemsOf(kinds, calendarIn(zone)), end)
      .chain(([{ items, published }, until]) =>
        fc
          .tuple(...published.map(() => documentOf(kinds, zone)))
          .map((documents) =>
            timelineOf(zone, sound(documents), published, items, until)
          )
      )
  })

/**
 * As documents are refused otherwise: where a rung asks for spendable points
 * nothing pays them for having been lifted.
 */
function sound(documents: readonly LadderDocument[]): LadderDocument[] {
  const asked = documents.some(({ rungs }) =>
    JSON.stringify(rungs).includes('"spendable"')
  )
  const lifts = new Set(["points.reached", "rung.entered", "rung.left"])
  return documents.map((document) => ({
    ...document,
    earn: document.earn.map((rule) => {
      const { where: _, ...whole } = rule
      return asked && lifts.has(rule.type)
        ? { ...whole, type: "order.nth" }
        : rule
    }),
  }))
}

function timelineOf(
  zone: string,
  documents: readonly LadderDocument[],
  published: readonly Moment[],
  happened: readonly Item[],
  end: Moment
): Timeline {
  const items: Item[] = [
    ...happened,
    ...published.map((at, i): Item => ({
      kind: "publication",
      key: `publication:${i + 1}`,
      at,
      version: i + 1,
    })),
  ]
  return {
    zone,
    documents,
    rules: rulesOf(documents, calendarIn(zone)),
    items: deepFreeze(items),
    end,
    [fc.toStringMethod]: () => JSON.stringify({ zone, documents, items, end }),
  }
}

/** The rules while only these versions were published. */
export function rulesOf(
  documents: readonly LadderDocument[],
  calendar: Calendar
): Rules {
  deepFreeze(documents)
  const published = documents.map((document, i) => ({
    number: i + 1,
    document,
  }))
  return deepFreeze(compileRules(published, eventTypes, calendar))
}
