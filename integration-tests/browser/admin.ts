import type { Locator, Page } from "playwright-core"
import type { Filled } from "./fill-shop"
import type { AdminShop } from "./open-admin"

/** The admin of an opened shop, logged in, as the tests of each topic use it. */
export interface Admin {
  readonly shop: AdminShop
  readonly filled: Filled
  readonly page: Page
  /** Takes back one complaint of the page: a refusal that was meant. */
  refused(status: number): void
  /** The card with this title. */
  card(title: string): Locator
  /** Waits until it reads so; a failure shows what it reads instead. */
  toRead(found: Locator, wanted: RegExp): Promise<void>
}
