import { MedusaService } from "@medusajs/framework/utils"
import { BenchPoints } from "./models/bench-points"
import { BenchPointsEvent } from "./models/bench-points-event"

/**
 * Points as Medusa's documentation teaches to build them: read the balance,
 * add, write it back, with the methods that Medusa generates.
 */
export class BenchPointsService extends MedusaService({
  BenchPoints,
  BenchPointsEvent,
}) {
  async addPoints(customer_id: string, points: number): Promise<void> {
    const [balance] = await this.listBenchPoints({ customer_id })
    if (!balance) {
      await this.createBenchPoints({ customer_id, points })
      return
    }
    await this.updateBenchPoints({
      id: balance.id,
      points: balance.points + points,
    })
  }
}
