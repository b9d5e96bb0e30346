import type { MedusaResponse } from "@medusajs/framework/http"

/** Keeps what a route answers, for whoever looks once that is on its way. */
export function keptAnswer(res: MedusaResponse): () => unknown {
  const { json } = res
  let answer: unknown
  res.json = (body: unknown) => {
    answer = body
    return json.call(res, body)
  }
  return () => answer
}
