import type { LinkLimits } from "../referral-contract"
import type { Database } from "../sql/database"

const later = "clock_timestamp() + $2 * interval '1 second'"

/**
 * How often what has counted, one row each until its time is over: the row's
 * lock makes limits exact, however many processes count at once.
 */
export class LinkLimitKeeper implements LinkLimits {
  constructor(private readonly database: Database) {}

  async allows(who: string, times: number, seconds: number): Promise<boolean> {
    const rows = await this.database.query(
      `insert into ladder_link_limit as l (who, times, until)
       values ($1, 1, ${later})
       on conflict (who) do update set updated_at = now(),
         times = case when l.until > clock_timestamp() then l.times + 1 else 1 end,
         until = case when l.until > clock_timestamp() then l.until
           else excluded.until end
       where l.times < $3 or l.until <= clock_timestamp()
       returning who`,
      [who, seconds, times]
    )
    return rows.length > 0
  }

  async note(what: string, seconds: number): Promise<void> {
    await this.database.query(
      `insert into ladder_link_limit as l (who, times, until)
       values ($1, 1, ${later})
       on conflict (who) do update set updated_at = now(),
         until = greatest(l.until, excluded.until)`,
      [what, seconds]
    )
  }

  async isNoted(what: string): Promise<boolean> {
    const rows = await this.database.query(
      `select from ladder_link_limit
       where who = $1 and until > clock_timestamp()`,
      [what]
    )
    return rows.length > 0
  }

  async counted(key: string): Promise<boolean> {
    const rows = await this.database.query(
      "select from ladder_event where key = $1",
      [key]
    )
    return rows.length > 0
  }

  async forget(): Promise<void> {
    await this.database.query(
      "delete from ladder_link_limit where until < clock_timestamp()"
    )
  }
}
