import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type {
  Absentee,
  GroupMembership,
  MembershipsOf,
} from "../modules/ladder/types"
import { hintIds } from "./hint-ids"
import { queryShop } from "../shop/query-shop"
import type { Hint } from "./source"

/** Rows compared at a time. */
const page_size = 1_000

/** Ladders of a shop; more than anybody has. */
const ladders_max = 1_000

/**
 * Medusa's name, undocumented, for a customer added to a group. That one was
 * removed is not listened to: its row is gone, so that nobody could tell whose
 * it was. The sweep finds those.
 */
export const groupHint = "customer.customer-group-customer.created"

interface LeavesOut {
  readonly ladder_id: string
  readonly group_ids: readonly string[]
}

/** Lets those leave who were just added to a group that is left out. */
export async function hearOfGroups(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<number> {
  const heard = hints.filter(({ name }) => name === groupHint)
  const ids = hintIds(heard, ["id"])
  const ladders = ids.length > 0 ? await leavingOut(container) : []
  let changed = 0
  for (const { ladder_id, group_ids } of ladders) {
    const rows =
      group_ids.length > 0 ? await readRows(container, ids, group_ids) : []
    changed += await leaveOut(container, ladder_id, rows)
  }
  return changed
}

/**
 * Compares every published ladder with the shop's customer groups: who is in
 * one that is left out leaves, who no longer is comes back. Gives how many.
 */
export async function followGroups(
  container: MedusaContainer
): Promise<number> {
  let changed = 0
  for (const ladder of await leavingOut(container)) {
    for await (const rows of pagesOfMemberships(container, ladder.group_ids)) {
      changed += await leaveOut(container, ladder.ladder_id, rows)
    }
    changed += await letBackIn(container, ladder)
  }
  return changed
}

/** Answers who is in which group, for the preview of a draft. */
export const membershipsIn =
  (container: MedusaContainer): MembershipsOf =>
  async (group_ids, customer_ids) =>
    await queryShop<GroupMembership>(
      container,
      `select ${columns} from customer_group_customer
       where customer_group_id = any(?) and deleted_at is null
         ${customer_ids ? "and customer_id = any(?)" : ""}`,
      [[...group_ids], ...(customer_ids ? [[...customer_ids]] : [])]
    )

/** A paused ladder goes on recording, so who takes no part is recorded too. */
async function leavingOut(container: MedusaContainer): Promise<LeavesOut[]> {
  const { ladders } = ladderOf(container)
  const { rows } = await ladders.listLadders({ limit: ladders_max, offset: 0 })
  return rows
    .filter(({ status }) => status === "live" || status === "paused")
    .map(({ id, live }) => ({
      ladder_id: id,
      group_ids: live?.takes_part?.groups_left_out ?? [],
    }))
}

async function leaveOut(
  container: MedusaContainer,
  ladder_id: string,
  rows: readonly GroupMembership[]
): Promise<number> {
  return rows.length === 0
    ? 0
    : await ladderOf(container).attendance.leaveOut(ladder_id, rows)
}

async function letBackIn(
  container: MedusaContainer,
  { ladder_id, group_ids }: LeavesOut
): Promise<number> {
  const { attendance } = ladderOf(container)
  let changed = 0
  for (let after = ""; ;) {
    const page = await attendance.absentees(ladder_id, after, page_size)
    const last = page.at(-1)
    if (!last) {
      return changed
    }
    const still = await pairsInShop(container, page, group_ids)
    const over = page.flatMap(({ member_id, customer_ids, group_ids }) =>
      group_ids
        .filter(
          (group) => !customer_ids.some((id) => still.has(`${group} ${id}`))
        )
        .map((group_id) => ({ member_id, group_id }))
    )
    changed += over.length > 0 ? await attendance.letBackIn(ladder_id, over) : 0
    after = last.member_id
  }
}

/** `group customer` of those who are in one of these groups now. */
async function pairsInShop(
  container: MedusaContainer,
  absentees: readonly Absentee[],
  group_ids: readonly string[]
): Promise<ReadonlySet<string>> {
  const rows = await queryShop<{ pair: string }>(
    container,
    `select customer_group_id || ' ' || customer_id as pair
     from customer_group_customer
     where customer_group_id = any(?) and customer_id = any(?)
       and deleted_at is null`,
    [[...group_ids], absentees.flatMap(({ customer_ids }) => customer_ids)]
  )
  return new Set(rows.map(({ pair }) => pair))
}

const columns = `id, customer_id, customer_group_id as group_id,
  floor(extract(epoch from created_at) * 1000)::float8 as since`

async function readRows(
  container: MedusaContainer,
  ids: readonly string[],
  group_ids: readonly string[]
): Promise<GroupMembership[]> {
  return await queryShop(
    container,
    `select ${columns} from customer_group_customer
     where id = any(?) and customer_group_id = any(?) and deleted_at is null`,
    [[...ids], [...group_ids]]
  )
}

async function* pagesOfMemberships(
  container: MedusaContainer,
  group_ids: readonly string[]
): AsyncIterable<GroupMembership[]> {
  if (group_ids.length === 0) {
    return
  }
  for (let after = ""; ;) {
    const rows = await queryShop<GroupMembership>(
      container,
      `select ${columns} from customer_group_customer
       where customer_group_id = any(?) and id > ? and deleted_at is null
       order by id limit ${page_size}`,
      [[...group_ids], after]
    )
    const last = rows.at(-1)
    if (!last) {
      return
    }
    yield rows
    after = last.id
  }
}
