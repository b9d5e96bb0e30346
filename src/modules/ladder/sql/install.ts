import { adjustmentsUp } from "./adjustment-tables"
import { couponHoldsUp } from "./coupon-holds"
import type { Database } from "./database"
import { eventMomentsUp } from "./event-moments"
import { grantFailuresUp } from "./grant-failures"
import { guestJoinsUp } from "./guest-joins"
import { referralsUp } from "./referral-tables"
import { healingUp } from "./healing-tables"
import { schemaUp } from "./schema"
import { storefrontTables } from "./storefront-tables"
import { voidedMomentUp } from "./voided-moment"
import { yearlyDaysUp } from "./yearly-days"

/** Creates the ladder's tables in an empty database, as the migrations do. */
export async function installSchema(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    for (const statement of [
      ...schemaUp(),
      ...voidedMomentUp,
      ...grantFailuresUp,
      ...guestJoinsUp,
      ...referralsUp,
      ...healingUp,
      ...storefrontTables,
      ...yearlyDaysUp,
      ...eventMomentsUp,
      ...adjustmentsUp,
      ...couponHoldsUp,
    ]) {
      await sql.query(statement)
    }
  })
}
