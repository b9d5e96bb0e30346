import type { MedusaContainer } from "@medusajs/framework/types"
import type { RungRecord } from "../../modules/ladder/types"
import { channelRules } from "../channel-rule"
import { loginRule } from "../login-mark"
import { readRows, runWorkflow } from "../medusa"
import { removeFromCarts } from "../open-carts"
import { makeOrAdopt } from "./make-or-adopt"
import { followChannels } from "./rung-channels"

const group_rule = "customer.groups.id"

/** Set until every cart follows a change: a busy cart or a crash may be between. */
const carts_behind = "ladder_carts_behind"

/** What a rung's promotion in Medusa is like now. */
export interface RungDiscount {
  readonly id: string
  readonly code: string
  readonly status: string
  readonly limit: number | null
  readonly metadata: Readonly<Record<string, unknown>> | null
  readonly application_method: { readonly id: string; readonly value: number }
  readonly rules: readonly {
    readonly id: string
    readonly attribute: string
    readonly values: readonly { readonly value: string }[]
  }[]
}

const fields = [
  "id",
  "code",
  "status",
  "limit",
  "metadata",
  "application_method.id",
  "application_method.value",
  "rules.id",
  "rules.attribute",
  "rules.values.value",
] as const

/** The promotions of these rungs, by their codes. */
export async function discountsOf(
  container: MedusaContainer,
  rungs: readonly RungRecord[]
): Promise<ReadonlyMap<string, RungDiscount>> {
  const rows =
    rungs.length === 0
      ? []
      : await readRows<RungDiscount>(container, "promotion", fields, {
          code: rungs.map(rungCode),
        })
  return new Map(rows.map((row) => [row.code, row]))
}

/** Nobody types it: it only makes sure that a rung has one promotion. */
export function rungCode({ id }: RungRecord): string {
  return `LADDER-${id}`
}

/**
 * Makes the rung's one automatic promotion as the live version wants it, and
 * answers with its id; null when there is none and none is wanted.
 *
 * Off is a limit of 0 with status active: an inactive promotion stays in every
 * cart that holds it. Carts that hold it follow at once.
 */
export async function followDiscount(
  container: MedusaContainer,
  rung: RungRecord,
  group_id: string,
  current: RungDiscount | undefined
): Promise<string | null> {
  const percent = rung.retired ? null : rung.discount_percent
  if (!current) {
    return percent === null
      ? null
      : makeOrAdopt(
          () => makeDiscount(container, rung, group_id, percent),
          async () =>
            (await discountsOf(container, [rung])).get(rungCode(rung))?.id
        )
  }
  const rule = current.rules.find(({ attribute }) => attribute === group_rule)
  if (rule && rule.values[0]?.value !== group_id) {
    await runWorkflow(container, "update-promotion-rules-workflow", {
      data: [{ id: rule.id, values: [group_id] }],
    })
  }
  await followChannels(container, rung, current)
  if (!isAsWanted(current, percent)) {
    await changeDiscount(container, current, percent)
  }
  return current.id
}

async function changeDiscount(
  container: MedusaContainer,
  { id, code, application_method }: RungDiscount,
  percent: number | null
): Promise<void> {
  await runWorkflow(container, "update-promotions", {
    promotionsData: [
      {
        id,
        status: "active",
        limit: percent === null ? 0 : null,
        metadata: { [carts_behind]: "yes" },
        application_method: {
          // A discount that is off keeps its number.
          value: percent ?? Number(application_method.value),
        },
      },
    ],
  })
  await removeFromCarts(container, new Map([[id, code]]))
  await runWorkflow(container, "update-promotions", {
    promotionsData: [{ id, metadata: { [carts_behind]: "" } }],
  })
}

function isAsWanted(current: RungDiscount, percent: number | null): boolean {
  return (
    current.status === "active" &&
    !current.metadata?.[carts_behind] &&
    current.limit === (percent === null ? 0 : null) &&
    (percent === null || Number(current.application_method.value) === percent)
  )
}

async function makeDiscount(
  container: MedusaContainer,
  rung: RungRecord,
  group_id: string,
  percent: number
): Promise<string> {
  const [made] = await runWorkflow(container, "create-promotions", {
    promotionsData: [
      {
        code: rungCode(rung),
        type: "standard",
        status: "active",
        is_automatic: true,
        metadata: { ladder_id: rung.ladder_id, ladder_rung: rung.id },
        rules: [
          { attribute: group_rule, operator: "in", values: [group_id] },
          loginRule,
          ...channelRules(rung.sales_channels),
        ],
        application_method: {
          type: "percentage",
          target_type: "order",
          value: percent,
        },
      },
    ],
  })
  if (!made) {
    throw new Error(`Medusa made no promotion for the rung ${rung.name}`)
  }
  return made.id
}
