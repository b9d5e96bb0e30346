import type { Customer } from "../http/shop/customers"
import type { ShopProcess } from "./start-shop-process"

interface Processes {
  /** Two servers of one shop. */
  readonly servers: readonly [ShopProcess, ShopProcess]
  rows(
    sql: string,
    params: readonly unknown[]
  ): Promise<Record<string, unknown>[]>
}

interface Gift {
  readonly id: string
  readonly code: string
}

/** 200 is what FAULTS asks for: LADDER_ROUNDS_FACTOR=200. */
const rounds = Number(process.env.LADDER_ROUNDS_FACTOR ?? 1)

const at_once = 20

/** For a round, on a machine that has other things to do. */
const patience_ms = 180_000

let gifts = 0

/** One coupon, many carts, two servers: never more than one use. */
export function testCouponRaces(
  at: () => Processes,
  register: () => Promise<Customer>
): void {
  const give = async (customer: Customer): Promise<Gift> =>
    await at().servers[0].ask<Gift>("give", {
      customer_id: customer.id,
      id: `gift-${(gifts += 1)}`,
    })

  /**
   * Medusa makes an account with the payment provider at the first payment, and
   * fails where two of one customer begin at once.
   */
  async function shopperWhoPays(): Promise<Customer> {
    const customer = await register()
    const { code } = await give(customer)
    await fill(customer, code, 1)
    return customer
  }

  /** Carts of both servers in turn. */
  const fill = async (customer: Customer, code: string, carts: number) => {
    const shares = [Math.ceil(carts / 2), Math.floor(carts / 2)]
    return await Promise.all(
      at().servers.map((server, i) =>
        server.ask<string[]>("fill", { customer, code, carts: shares[i] })
      )
    )
  }

  const complete = (server: 0 | 1, customer: Customer, carts: string[]) =>
    at().servers[server].ask<(string | null)[]>("complete", { customer, carts })

  /** How often it was used, by the promotion and by the orders that hold it. */
  const uses = async ({ code }: Gift) => {
    const [row] = await at().rows(
      `select p.used, count(distinct o.order_id) as orders, (
         select count(*) from order_line_item_adjustment a
         where a.promotion_id = p.id and a.deleted_at is null
       ) as discounts
       from promotion p
       left join order_promotion o
         on o.promotion_id = p.id and o.deleted_at is null
       where p.code = $1 group by p.id, p.used`,
      [code]
    )
    return {
      used: Number(row?.["used"]),
      orders: Number(row?.["orders"]),
      discounts: Number(row?.["discounts"]),
    }
  }

  it(
    `attack 20, R6: uses a code once in ${at_once} completions at once on two servers, ${rounds} times`,
    async () => {
      const customer = await shopperWhoPays()
      for (let round = 0; round < rounds; round++) {
        const gift = await give(customer)
        const [one = [], two = []] = await fill(customer, gift.code, at_once)
        const orders = await Promise.all([
          complete(0, customer, one),
          complete(1, customer, two),
        ])
        const done = orders.flat().filter((order) => order !== null)
        expect([round, done.length]).toEqual([round, 1])
        expect(await uses(gift)).toEqual({ used: 1, orders: 1, discounts: 1 })
      }
    },
    patience_ms * rounds
  )

  it(
    `attack 24: uses it at most once while it is voided in three carts, and then never, ${rounds} times`,
    async () => {
      const customer = await shopperWhoPays()
      for (let round = 0; round < rounds; round++) {
        const gift = await give(customer)
        const [one = [], two = []] = await fill(customer, gift.code, 3)
        const [first] = await Promise.all([
          complete(0, customer, one.slice(0, 1)),
          at().servers[1].ask("void", gift.id),
        ])
        const used = first.filter((order) => order !== null).length
        const after = await uses(gift)
        expect(after.used).toBeLessThanOrEqual(used)
        // The other carts can be completed, without the discount.
        const rest = [...one.slice(1), ...two]
        await complete(0, customer, rest)
        await complete(1, customer, rest)
        expect(await uses(gift)).toEqual(after)
        expect(after.discounts).toBe(after.used)
      }
    },
    patience_ms * rounds
  )
}
