import { existsSync, mkdirSync } from "node:fs"
import path from "node:path"
import { chromium, type Page } from "playwright-core"
import { admin, shopper } from "./logins"
import { root } from "./medusa-process"
import { say } from "./progress"
import { call, logIn } from "./seed/storefront"

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
]
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
const folder = path.join(root, "docs", "pictures")

/**
 * `npm run pictures`: takes the README's pictures from the running demo, so
 * that they show what is there. PORT names the demo's port (default 9000).
 */
async function main(): Promise<void> {
  const origin = `http://localhost:${process.env.PORT ?? "9000"}`
  const executablePath = places.find((place) => existsSync(place))
  if (!executablePath) {
    throw new Error(`No Chromium was found at ${places.join(", ")}.`)
  }
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: "light",
      locale: "en-GB",
    })
    await enter(page, origin)
    await page.goto(`${origin}/app/ladder`)
    await page.getByText("90 d", { exact: true }).click()
    await take(page, "ladder-page")
    await page.goto(`${origin}/app/ladder/members`)
    await take(page, "members-page")
    await page.goto(`${origin}/app/ladder`)
    await page.getByRole("link", { name: "Edit" }).click()
    await page.getByText("Who would stand where").waitFor()
    await page.locator("summary").first().click()
    await take(page, "ladder-editor")
    await page.goto(`${origin}/app/customers/${await findShopper(origin)}`)
    await take(page, "customer-widget", "The Kettle Club")
  } finally {
    await browser.close()
  }
}

async function enter(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/app/login`)
  await page.fill("input[name=email]", admin.email)
  await page.fill("input[name=password]", admin.password)
  await page.click("button[type=submit]")
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))
}

/** What we need of the browser's elements, whose types Node does not have. */
type Scrollable = { scrollIntoView?(options: { block: "start" }): void }

/** Once all has been fetched and the chart stands still, from `title` down. */
async function take(page: Page, name: string, title?: string): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.waitForTimeout(2_000)
  if (title) {
    await page
      .getByText(title, { exact: true })
      .evaluate((heading: Scrollable) =>
        heading.scrollIntoView?.({ block: "start" })
      )
    // Down from its frame, which begins a little above.
    await page.mouse.move(700, 450)
    await page.mouse.wheel(0, -40)
    await page.waitForTimeout(500)
  }
  const file = path.join(folder, `${name}.png`)
  await page.screenshot({ path: file })
  say(`Wrote ${path.relative(root, file)}`)
}

async function findShopper(origin: string): Promise<string> {
  const token = await logIn(origin, "user", admin)
  const { customers } = await call<{ customers: { id: string }[] }>(
    `${origin}/admin/customers?email=${encodeURIComponent(shopper.email)}`,
    { token }
  )
  const [customer] = customers
  if (!customer) {
    throw new Error(`${origin} is not the demo: it has no ${shopper.email}.`)
  }
  return customer.id
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
