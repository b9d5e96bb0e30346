import type { LoaderOptions } from "@medusajs/framework/types"
import { readOptions } from "./options"

/** Refuses to boot with options that cannot be meant. */
export default async function checkOptions({
  options,
}: LoaderOptions): Promise<void> {
  readOptions(options ?? {})
  await Promise.resolve()
}
