import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Random } from "../../modules/random"
import {
  cancel,
  claim,
  exchange,
  fulfill,
  itemsOf,
  receiveReturn,
  requestReturn,
} from "./order-changes"
import { refund } from "./payments"
import type { Shop } from "./shop"

/** What becomes of one order, as drawn; refunds are whole units of money. */
export class OrderCourse {
  /** What happened, to tell of a failure. */
  readonly steps: string[] = []
  /** What was given back for claims: the shop's fault. */
  compensated = 0
  private sent = false
  private canceled = false

  constructor(
    private readonly shop: Shop,
    private readonly order_id: string,
    /** How many of the first item the customer still has. */
    private quantity: number
  ) {}

  /** One drawn step that Medusa allows; none when all is over. */
  async step(random: Random): Promise<void> {
    const paid = await paidOf(this.shop, this.order_id)
    const part = () => this.giveBack(1 + random.below(paid - 1))
    const all = () => this.giveBack(paid)
    const back = () => this.takeBack("return", requestReturn)
    const other = () => this.takeBack("exchange", exchange)
    const broken = () =>
      this.takeBack("claim", (shop, id) => claim(shop, id, "refund"))
    const possible = this.canceled
      ? []
      : [
          ...(paid > 1 ? [part, part, part, all] : []),
          ...(this.sent ? [] : [() => this.giveUp()]),
          ...(this.quantity > 0 ? [back, other, broken] : []),
        ]
    await possible[random.below(possible.length)]?.()
  }

  private async giveUp(): Promise<void> {
    this.steps.push("cancel")
    this.canceled = true
    await cancel(this.shop, this.order_id)
  }

  private async giveBack(amount: number): Promise<void> {
    this.steps.push(`refund ${amount}`)
    await refund(this.shop, this.order_id, amount)
  }

  /** One of the first item comes back; what is paid too much goes back. */
  private async takeBack(
    what: string,
    agree: (shop: Shop, order_id: string) => Promise<string>
  ): Promise<void> {
    const { shop, order_id } = this
    this.steps.push(what)
    if (!this.sent) {
      await fulfill(shop, order_id)
    }
    this.sent = true
    const return_id = await agree(shop, order_id)
    const [item] = await itemsOf(shop, order_id)
    await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
    this.quantity -= 1
    const paid = await paidOf(shop, order_id)
    // Refunds for nothing are credit on the order: its total may be below zero.
    const total = Math.max(0, await totalOf(shop, order_id))
    const owed = paid - total
    if (owed > 0) {
      await this.giveBack(owed)
      this.compensated += what === "claim" ? owed : 0
    }
  }
}

/** What the customer has paid and not got back, by the payment provider. */
export async function paidOf(
  { container }: Shop,
  order_id: string
): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "payment_collections.payments.captures.amount",
      "payment_collections.payments.refunds.amount",
    ],
    filters: { id: order_id },
  })
  const collections: { payments?: Flows[] }[] =
    data[0]!.payment_collections ?? []
  return collections
    .flatMap(({ payments }) => payments ?? [])
    .reduce(
      (paid, { captures, refunds }) => paid + sum(captures) - sum(refunds),
      0
    )
}

interface Flows {
  readonly captures?: readonly { amount: unknown }[]
  readonly refunds?: readonly { amount: unknown }[]
}

const sum = (flows: readonly { amount: unknown }[] = []): number =>
  flows.reduce((all, { amount }) => all + Number(amount), 0)

async function totalOf({ container }: Shop, order_id: string): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "total"],
    filters: { id: order_id },
  })
  return Number(data[0]!.total)
}
