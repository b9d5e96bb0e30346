import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { checkAnswer } from "../check-answer"

const schema = z.strictObject({ points: z.int() })

/** What leaves and what is logged when a route answers so. */
function answer(method: string, status: number, body: unknown) {
  const sent: unknown[] = []
  const logged: string[] = []
  const res = { statusCode: status, json: (one: unknown) => sent.push(one) }
  const req = {
    method,
    path: "/store/ladder",
    scope: { resolve: () => ({ error: (text: string) => logged.push(text) }) },
  }
  checkAnswer(schema)(
    req as object as MedusaRequest,
    res as object as MedusaResponse,
    () => undefined
  )
  const json = () => res.json(body)
  return { json, sent, logged }
}

describe("an answer", () => {
  it("leaves as it is when it is what was promised", () => {
    const { json, sent, logged } = answer("GET", 200, { points: 5 })
    json()
    expect(sent).toEqual([{ points: 5 }])
    expect(logged).toEqual([])
  })

  it("does not leave with a name that nobody promised", () => {
    const body = { points: 5, email: "anna@example.com" }
    const { json, sent } = answer("GET", 200, body)
    expect(json).toThrow(/GET \/store\/ladder answers otherwise/)
    expect(sent).toEqual([])
  })

  it("is only logged after a change: it was made", () => {
    const { json, sent, logged } = answer("POST", 200, { points: "5" })
    json()
    expect(sent).toHaveLength(1)
    expect(logged).toEqual([expect.stringContaining("points")])
  })

  it("that refuses passes", () => {
    const { json, sent } = answer("GET", 404, { message: "There is none" })
    json()
    expect(sent).toHaveLength(1)
  })
})
