import { randomBytes } from "node:crypto"
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs"
import path from "node:path"
import manifest from "../../package.json"
import {
  createDatabase,
  dropDatabase,
} from "../../scripts/postgres/start-postgres"
import { FreshHost } from "./fresh-host"

const server = process.env.DATABASE_URL ?? ""
const database = `ladder_fresh_host_${randomBytes(4).toString("hex")}`
let host: FreshHost
let url: string

beforeAll(async () => {
  host = await FreshHost.install(await createDatabase(server, database))
  await Promise.all([host.medusa("db:migrate"), host.medusa("build")])
  url = await host.start()
}, 600_000)

afterAll(async () => {
  await host?.remove()
  await dropDatabase(server, database)
})

it("is installed by name, a folder of its own, without a word about peers", () => {
  const folder = path.join(host.folder, "node_modules", manifest.name)
  expect(lstatSync(folder).isDirectory()).toBe(true)
  expect(realpathSync(folder)).toBe(folder)
  expect(host.installed).not.toMatch(/ERESOLVE|peer/i)
})

it("boots, and shows staff only how it is", async () => {
  expect((await fetch(`${url}/health`)).status).toBe(200)
  const answer = await fetch(`${url}/admin/ladder/health`)
  expect(answer.status).toBe(401)
})

it("records what the merchant's own code gives it, in the migrated tables", async () => {
  const answer = await fetch(`${url}/till`)
  expect(await answer.json()).toMatchObject({
    result: [{ key: "till:1", answer: "parked", reason: "customer_unknown" }],
    kinds: expect.arrayContaining(["points", "spend"]),
    module: "ladder",
    // One of the merchant's, and ours where their options name a template.
    listeners: expect.arrayContaining([
      "ladder.rung_entered",
      "ladder.rung_left",
    ]),
  })
})

it("brings its page and its widget into the built admin", async () => {
  expect((await fetch(`${url}/app`)).status).toBe(200)
  const admin = path.join(host.folder, ".medusa/server/public/admin")
  const bundle = readdirSync(path.join(admin, "assets"))
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(path.join(admin, "assets", file), "utf8"))
    .join("\n")
  expect(bundle).toContain(
    'zone:["customer.details"],widgetId:"customer-ladder-standing"'
  )
  expect(bundle).toMatch(/path:"\/ladder",handle:{label:/)
})
