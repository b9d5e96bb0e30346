import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { openShop } from "../http/shop/open-shop"
import type { Api } from "../http/shop/shop"

/** Fills an empty shop so that it can sell, and writes what it made to a file. */
export default async function openShopToLeave({
  container,
  args,
}: ExecArgs): Promise<void> {
  // It makes everything through the container: nothing is asked of the API.
  const {
    container: _,
    api: __,
    ...made
  } = await openShop(container, {} as Api)
  writeFileSync(args[0] ?? "", JSON.stringify(made))
}
