import { stamps } from "./stamps"

/** Tables of what is done with coupons, beside the grants themselves. */
export const couponTables: readonly string[] = [
  `create table ladder_code_try (
    who text primary key,
    failed_at timestamptz[] not null default '{}',
    ${stamps}
  )`,
  `create index ladder_code_try_old on ladder_code_try (updated_at)`,
]
