/** A row of the shop that says who is in a customer group since when. */
export interface GroupMembership {
  readonly id: string
  readonly customer_id: string
  readonly group_id: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** Asks the shop who is in these groups: everybody, or of these customers. */
export type MembershipsOf = (
  group_ids: readonly string[],
  customer_ids?: readonly string[]
) => Promise<readonly GroupMembership[]>

/** A member who takes no part, with the groups that are the reason. */
export interface Absentee {
  readonly member_id: string
  readonly customer_ids: readonly string[]
  readonly group_ids: readonly string[]
}
