import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { chooseSeed, Random } from "../../../integration-tests/modules/random"
import { conversionTypes } from "../../conversions"
import { checkRequest } from "../check-request"
import { Refusal } from "../refusal"
import { jsonInText } from "../storefront/json-in-text"
import { sentEvents, type SentEvents } from "../storefront/sent-events"
import { hostileBody } from "./hostile-body"

const check = checkRequest({ body: sentEvents })

/** What becomes of a body on its way to the handler: taken, or refused. */
function receive(text: string): { taken?: SentEvents; refused?: unknown } {
  const req: object = { method: "POST", params: {}, query: {}, body: text }
  let refused: unknown
  const next = ((error?: unknown) => (refused = error)) as MedusaNextFunction
  const request = req as MedusaRequest<SentEvents>
  const response = {} as MedusaResponse
  try {
    jsonInText(request, response, () => check(request, response, next))
  } catch (error) {
    refused = error
  }
  return refused === undefined ? { taken: request.validatedBody } : { refused }
}

const names = ["key", "type", "at", "attributes", "undoes"]
const sendable = new Set(
  conversionTypes
    .filter(({ from }) => from.includes("storefront"))
    .map(({ name }) => name)
)

/** Whether an event that was let in is one that may be. */
const isFine = (event: SentEvents["events"][number]): boolean =>
  sendable.has(event.type) &&
  Object.keys(event).every((name) => names.includes(name)) &&
  Object.getPrototypeOf(event) === Object.prototype

const runs = 100_000

it("S9: refuses hostile bodies of events with a reason, and lets them reach no prototype", () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  const random = new Random(chooseSeed())
  const wrong: string[] = []
  let taken = 0
  for (let n = 0; n < runs; n++) {
    const text = hostileBody((end) => random.below(end))
    const got = receive(text)
    if (got.taken) {
      taken++
    }
    const good = got.taken
      ? got.taken.events.length > 0 && got.taken.events.every(isFine)
      : got.refused instanceof Refusal &&
        got.refused.status === 400 &&
        got.refused.message.length < 20_000
    if (!good || ({} as { admin?: boolean }).admin !== undefined) {
      wrong.push(text)
    }
  }
  expect(wrong).toEqual([])
  expect(taken).toBeGreaterThan(1_000)
  expect(taken).toBeLessThan(runs / 2)
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
}, 120_000)
