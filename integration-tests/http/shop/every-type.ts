import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionType } from "../../../src/conversions"
import type { Attributes, LadderDocument } from "../../../src/engine"
import type { Where } from "../../../src/params"
import { queryShop } from "../../../src/shop/query-shop"

/** Ids of things there are two of in the shop, by what they are. */
export type Things = Readonly<Record<string, readonly string[]>>

/** What the shop fills in by itself, from the product. */
const filledIn = ["category", "collection", "tag", "product_type"]

export const slugOf = ({ name }: Pick<ConversionType, "name">): string =>
  name.replaceAll(/[._]/g, "-")

/** What an event of the type may say, drawn from its declaration: one of two. */
export function drawn(
  type: ConversionType,
  n: 0 | 1,
  things: Things
): Attributes {
  const own = Object.entries(type.attributes)
    .filter(([name]) => !filledIn.includes(name))
    .map(([name, spec]) => {
      switch (spec.type) {
        case "number":
          return [name, spec.min + n]
        case "choice":
          return [name, spec.of[n % spec.of.length]]
        case "yes_no":
          return [name, n === 1]
        case "thing":
          return [name, things[spec.of]?.[n] ?? `${name}_${n}`]
        case "text":
          return [name, `${name} ${n}`]
      }
    })
  return {
    ...(Object.fromEntries(own) as Attributes),
    region: `reg_${n}`,
    utm_campaign: `campaign ${n}`,
  }
}

/** What asks for events that say just that, of numbers for that and more. */
export const asking = (said: Attributes): Where =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      typeof value === "number"
        ? { at_least: value }
        : typeof value === "object"
          ? [...value]
          : [value],
    ])
  )

type Rules = LadderDocument["earn"]

/**
 * Two rules for a type: any of it, and only what is asked for. A point each, at
 * most a hundred times, as shop fronts are believed with a cap only.
 */
export function twoRules(type: ConversionType, where: Where): Rules {
  const paid = {
    type: type.name,
    points: { fixed: 1 },
    cap: { times: 100, per: "ever" } as const,
  }
  return [
    { id: `any-${slugOf(type)}`, ...paid },
    { id: `own-${slugOf(type)}`, ...paid, where },
  ]
}

/** A ladder that pays by these rules, with a rung out of reach. */
export const paying = (earn: Rules): LadderDocument => ({
  name: "Everything",
  zone: "Europe/Berlin",
  rungs: [
    { id: "fan", name: "Fan", enter: { kind: "points", at_least: 100_000 } },
  ],
  earn,
  rewards: [],
})

/** Points under each rule, of everybody or of one customer. */
export async function pointsByRule(
  container: MedusaContainer,
  customer = "%",
  balance: "status_points" | "spendable_points" = "status_points"
): Promise<Record<string, number>> {
  const rows = await queryShop<{ rule: string; points: number }>(
    container,
    `select rule, sum(${balance})::int as points from ladder_entry
     where member_id like ? group by rule`,
    [`lmem_${customer}`]
  )
  return Object.fromEntries(rows.map(({ rule, points }) => [rule, points]))
}
