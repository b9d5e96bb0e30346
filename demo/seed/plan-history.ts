import { shopper } from "../logins"
import { catalogue, skuOf, type Article } from "./catalogue"
import { Chance } from "./chance"
import { makePeople, type Person } from "./people"

export type PlannedLine = { readonly sku: string; readonly quantity: number }

export type Fate = "kept" | "canceled" | "refunded" | "partly_refunded"

export type PlannedOrder = {
  readonly email: string
  readonly at: Date
  readonly lines: readonly PlannedLine[]
  readonly fate: Fate
  /** When it was cancelled or refunded; null when kept. */
  readonly fate_at: Date | null
}

export type PlannedCustomer = Person & {
  readonly guest: boolean
  readonly joined_at: Date
}

export type History = {
  readonly customers: readonly PlannedCustomer[]
  readonly orders: readonly PlannedOrder[]
}

/** How somebody shops: days between orders, lines in a basket, how long. */
type Habit = {
  readonly people: number
  readonly guests: number
  readonly gap_days: readonly [number, number]
  readonly lines: readonly [number, number]
  readonly quantity: readonly [number, number]
  readonly orders_max?: number
  /** Stops after so many days, for good. */
  readonly stays_days?: readonly [number, number]
  /** Months to shop in, from 0; default: any. */
  readonly months?: readonly number[]
}

const habits: readonly Habit[] = [
  // Regulars: every few weeks, all year.
  {
    people: 46,
    guests: 0,
    gap_days: [12, 30],
    lines: [1, 3],
    quantity: [1, 2],
  },
  // Now and then.
  {
    people: 56,
    guests: 0.1,
    gap_days: [26, 75],
    lines: [1, 3],
    quantity: [1, 2],
  },
  // Once, perhaps twice.
  {
    people: 52,
    guests: 0.4,
    gap_days: [20, 90],
    lines: [1, 2],
    quantity: [1, 1],
    orders_max: 2,
  },
  // Presents in winter and at Easter.
  {
    people: 18,
    guests: 0.2,
    gap_days: [9, 24],
    lines: [2, 4],
    quantity: [1, 3],
    months: [3, 10, 11],
  },
  // Good customers who went elsewhere.
  {
    people: 20,
    guests: 0,
    gap_days: [10, 24],
    lines: [2, 4],
    quantity: [1, 2],
    stays_days: [70, 140],
  },
  // Cafés: often, and a lot.
  { people: 7, guests: 0, gap_days: [9, 20], lines: [3, 5], quantity: [2, 4] },
]

const dayMs = 86_400_000
const yearDays = 365

/** A year of a small shop, up to yesterday; the same for the same day. */
export function planHistory(today: Date): History {
  const chance = new Chance(20_260)
  const customers: PlannedCustomer[] = []
  const orders: PlannedOrder[] = []
  const count = habits.reduce((sum, { people }) => sum + people, 0)
  const people = makePeople(count, chance)
  for (const habit of habits) {
    for (const person of people.splice(0, habit.people)) {
      const guest = chance.isTrue(habit.guests)
      const days = orderDays(habit, chance)
      const [joined_at = today, ...dates] = days.map((day) =>
        momentOn(today, day, chance)
      )
      customers.push({ ...person, guest, joined_at })
      const later = dates.filter(
        (at) => habit.months?.includes(at.getUTCMonth()) ?? true
      )
      for (const at of [afterMinutes(joined_at, chance), ...later]) {
        orders.push(planOrder(person.email, at, habit, today, chance))
      }
    }
  }
  const marta = planShopper(today, chance)
  customers.push(...marta.customers)
  orders.push(...marta.orders)
  orders.sort((a, b) => a.at.getTime() - b.at.getTime())
  return { customers, orders }
}

/** Days before today, earliest first. The shop grew through the year. */
function orderDays(habit: Habit, chance: Chance): number[] {
  const first = Math.floor(yearDays * chance.next() ** 0.75 * 0.98) + 5
  const start = Math.min(first, yearDays)
  const stays = habit.stays_days
    ? chance.between(...habit.stays_days)
    : yearDays
  const days: number[] = []
  for (
    let day = start;
    day > 0 && start - day < stays && days.length < (habit.orders_max ?? 99);
    day -= chance.between(...habit.gap_days)
  ) {
    days.push(day)
    if (habit.orders_max && chance.isTrue(0.7)) {
      break
    }
  }
  return days
}

function momentOn(today: Date, daysAgo: number, chance: Chance): Date {
  const midnight = Date.UTC(
    today.getUTCFullYear(),
    today.getUTCMonth(),
    today.getUTCDate()
  )
  const minutes = chance.between(7 * 60, 21 * 60 + 30)
  return new Date(midnight - daysAgo * dayMs + minutes * 60_000)
}

function afterMinutes(at: Date, chance: Chance): Date {
  return new Date(at.getTime() + chance.between(2, 40) * 60_000)
}

function planOrder(
  email: string,
  at: Date,
  habit: Habit,
  today: Date,
  chance: Chance
): PlannedOrder {
  const lines = Array.from({ length: chance.between(...habit.lines) }, () => {
    const article = chance.pick(catalogue)
    const size = sizeOf(article, chance)
    return {
      sku: skuOf(article, size),
      quantity: chance.between(...habit.quantity),
    }
  })
  const unique = [...new Map(lines.map((line) => [line.sku, line])).values()]
  return { email, at, lines: unique, ...chooseFate(at, today, chance) }
}

/** Small tins sell best, and nobody buys three iron pots at once. */
function sizeOf(article: Article, chance: Chance): Article["sizes"][number] {
  const [small, ...larger] = article.sizes
  return small && (larger.length === 0 || chance.isTrue(0.7))
    ? small
    : chance.pick(larger)
}

function chooseFate(
  at: Date,
  today: Date,
  chance: Chance
): Pick<PlannedOrder, "fate" | "fate_at"> {
  const fallen = chance.next()
  const [fate, hours]: [Fate, number] =
    fallen < 0.025
      ? ["canceled", chance.between(1, 20)]
      : fallen < 0.045
        ? ["refunded", chance.between(72, 340)]
        : fallen < 0.08
          ? ["partly_refunded", chance.between(72, 340)]
          : ["kept", 0]
  const fate_at = new Date(at.getTime() + hours * 3_600_000)
  return fate === "kept" || fate_at.getTime() > today.getTime() - dayMs
    ? { fate: "kept", fate_at: null }
    : { fate, fate_at }
}

/** What the shopper of the demo bought, by days before today. */
const shopperBaskets: readonly (readonly [number, Record<string, number>])[] = [
  [208, { "EARL-GREY-BERGAMOT-100G": 2, "BUTTER-SHORTBREAD": 1 }],
  [171, { "GENMAICHA-100G": 1, "HONEY-MADELEINES": 2 }],
  [133, { "DARJEELING-FIRST-FLUSH-100G": 2, "GLASS-CUPS": 1 }],
  [92, { "AFTERNOON-HAMPER": 1, "ALMOND-CANTUCCINI": 2 }],
  [47, { "SENCHA-UJI-100G": 2, "CANELE-SIX": 1 }],
  [12, { "CEREMONIAL-MATCHA": 1, "BAMBOO-WHISK": 1 }],
]

/** The shopper of the demo, whose next order is to lift her a rung. */
function planShopper(today: Date, chance: Chance): History {
  const orders = shopperBaskets.map(([day, basket]): PlannedOrder => ({
    email: shopper.email,
    at: momentOn(today, day, chance),
    lines: Object.entries(basket).map(([sku, quantity]) => ({ sku, quantity })),
    fate: "kept",
    fate_at: null,
  }))
  const customer: PlannedCustomer = {
    first_name: "Marta",
    last_name: "Lindqvist",
    email: shopper.email,
    address: {
      address_1: "Lindenstraße 8",
      postal_code: "10115",
      city: "Berlin",
      country_code: "de",
    },
    guest: false,
    joined_at: momentOn(today, 209, chance),
  }
  return { customers: [customer], orders }
}
