import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ConversionEvent } from "../../src/engine"
import { POINTS_MODULE } from "./points"
import type { BenchPointsService } from "./points/service"

const createEventStep = createStep(
  "bench-create-points-event",
  async (event: ConversionEvent, { container }) => {
    const points = container.resolve<BenchPointsService>(POINTS_MODULE)
    const created = await points.createBenchPointsEvents({
      key: event.key,
      type: event.type,
      customer_id: event.customer,
      occurred_at: new Date(event.at),
      value: event.value ?? 0,
      currency: event.currency ?? "",
    })
    return new StepResponse(created.id, created.id)
  },
  async (id, { container }) => {
    if (id !== undefined) {
      const points = container.resolve<BenchPointsService>(POINTS_MODULE)
      await points.deleteBenchPointsEvents(id)
    }
  }
)

const addPointsStep = createStep(
  "bench-add-points",
  async (event: ConversionEvent, { container }) => {
    const earned = Math.floor((event.value ?? 0) / 100)
    const points = container.resolve<BenchPointsService>(POINTS_MODULE)
    await points.addPoints(event.customer, earned)
    return new StepResponse(earned)
  }
)

/** One workflow for one event: remember it, then add its points. */
export const addPointsWorkflow = createWorkflow(
  "bench-add-points",
  (event: WorkflowData<ConversionEvent>) => {
    const id = createEventStep(event)
    addPointsStep(event)
    return new WorkflowResponse(id)
  }
)
