import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { openApiShop, type ApiShop } from "./api-shop"
import type { Api } from "./shop/shop"

/** Rows of every table of ours. */
export async function countRows({
  container,
}: ApiShop): Promise<Record<string, number>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows: tables } = await knex.raw(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name like 'ladder%'
     order by 1`
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await knex.raw("select count(*) as n from ??", [name])
    counts[name] = Number(rows[0].n)
  }
  return counts
}

/** What is wrong with an answer that should be a refusal; empty if nothing is. */
export const faultsOf = (
  {
    status,
    body,
    text,
  }: { status: number; body: { message?: string }; text: string },
  allowed: readonly number[],
  mentions: string
): string[] => {
  const message = body.message ?? ""
  return [
    ...(allowed.includes(status) ? [] : [`status ${status}: ${message}`]),
    ...(message.includes(mentions) ? [] : [`says "${message}"`]),
    ...(/\bat .*\.(js|ts):\d|select .* from|insert into/i.test(text)
      ? [`leaks ${text.slice(0, 300)}`]
      : []),
    ...(text.length > 6_000 ? [`is ${text.length} long`] : []),
  ]
}

/** A shop in which something is recorded already. */
export async function openForBadInput(
  container: MedusaContainer,
  api: Api
): Promise<ApiShop> {
  const s = await openApiShop(container, api)
  const event = {
    key: "hand:first",
    type: "custom.tasting_attended",
    customer: s.ada.id,
    at: Date.parse("2026-01-01T12:00:00Z"),
    attributes: {},
  }
  await s.ladder.recording.record([event], "staff")
  await wakeOutbox(s.container)
  return s
}
