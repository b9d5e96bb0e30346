import { stamps } from "./stamps"

/**
 * Days of customers that come back each year, found by month and day: Medusa has
 * no index that would say whose day is today. `since` is from when on the day
 * counts: one that was told afterwards does not.
 */
export const yearlyDaysUp: readonly string[] = [
  `create table ladder_yearly_day (
    customer_id text collate "C" not null,
    kind text not null
      check (kind in ('birthday', 'registration', 'first_order')),
    month integer not null check (month between 1 and 12),
    day integer not null check (day between 1 and 31),
    year integer null,
    set_by text not null,
    since timestamptz not null default clock_timestamp(),
    ${stamps},
    primary key (customer_id, kind)
  )`,
  `create index ladder_yearly_day_day on ladder_yearly_day
    (month, day, customer_id)`,
  `create index ladder_yearly_day_told on ladder_yearly_day (since)
    where kind = 'birthday'`,
]

export const yearlyDaysDown: readonly string[] = [
  `drop table if exists ladder_yearly_day`,
]
