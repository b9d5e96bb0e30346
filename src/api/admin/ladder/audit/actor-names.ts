import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/**
 * Names of users and API keys for a page of rows: two queries, however many.
 * Null for who is gone, and for code of the shop.
 */
export async function actorNames(
  scope: MedusaContainer,
  ids: readonly string[]
): Promise<(id: string) => string | null> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) {
    return () => null
  }
  const page = { take: wanted.length }
  const [users, keys] = await Promise.all([
    scope.resolve(Modules.USER).listUsers({ id: wanted }, page),
    scope.resolve(Modules.API_KEY).listApiKeys({ id: wanted }, page),
  ])
  const names = new Map<string, string>()
  for (const { id, first_name, last_name, email } of users) {
    const name = [first_name, last_name].filter(Boolean).join(" ")
    names.set(id, name || email)
  }
  for (const { id, title } of keys) {
    names.set(id, title)
  }
  return (id) => names.get(id) ?? null
}
