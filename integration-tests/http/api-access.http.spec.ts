import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { adminRoutes } from "../../src/api/admin/ladder/middlewares"
import { linkRoutes } from "../../src/api/ladder/middlewares"
import { beaconRoutes } from "../../src/api/storefront/beacon-routes"
import { storeRoutes } from "../../src/api/store/ladder/middlewares"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask, openApiShop, type ApiShop, type Method } from "./api-shop"
import { askAsStaff, customers } from "./ask-as-staff"
import { testInShop } from "./shop/test-in-shop"

const apiFolder = path.resolve(__dirname, "../../src/api")

/** Every route there is a file for, as `GET /admin/…/:id`. */
function routesOnDisk(): string[] {
  return readdirSync(apiFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const url = path.dirname(file).replace(/\[(\w+)\]/g, ":$1")
      const text = readFileSync(path.join(apiFolder, file), "utf8")
      const methods = [...text.matchAll(/export const (GET|POST|DELETE)\b/g)]
      return methods.map(([, method]) => `${method} /${url}`)
    })
    .sort()
}

const named = (routes: typeof storeRoutes) =>
  routes.flatMap((route) =>
    (route.methods ?? []).map((method) => `${method} ${String(route.matcher)}`)
  )

const declared = named([...adminRoutes, ...storeRoutes, ...beaconRoutes])

/** For everybody: what they do is in what they are given, which is signed. */
const signed = named(linkRoutes)

/** Routes of the shop front that whoever has its key may call. */
const forVisitors = [
  "/store/ladder/events",
  "/store/ladder/visitors",
  "/ladder/events",
]

/** Who may call which route. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const { staff, store } = askAsStaff(() => s)

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    describe("who may do what", () => {
      const secretKey = async () => {
        const { body } = await ask(api, "post", "/admin/api-keys", staff(), {
          title: "till",
          type: "secret",
        })
        return Buffer.from(`${body.api_key.token}:`).toString("base64")
      }

      it("is declared for every route there is", () => {
        expect([...declared, ...signed].sort()).toEqual(routesOnDisk())
        for (const { policies } of adminRoutes) {
          expect(policies).toMatchObject({ resource: "ladder" })
        }
      })

      it("S1: holds on every route for nobody, customers and staff", async () => {
        const key = await secretKey()
        const wrong: string[] = []
        for (const route of declared) {
          const [name = "", matcher = ""] = route.split(" ")
          const url = matcher
            .replace(/customers\/:id/, `customers/${s.bob.id}`)
            .replace(":id", s.ladder_id)
            .replace(":position", "0")
          const method = name.toLowerCase() as Method
          const isStore = !url.startsWith("/admin")
          const isOpen = forVisitors.includes(url)
          const callers: Record<string, [Record<string, string>, boolean]> = {
            nobody: [{}, false],
            "publishable key": [store(), isOpen],
            customer: [store(s.ada.token), isStore],
            "customer's token broken": [store(`${s.ada.token}x`), isOpen],
            staff: [{ ...store(), ...staff() }, !isStore || isOpen],
            "secret key": [
              { ...store(), authorization: `Basic ${key}` },
              !isStore || isOpen,
            ],
          }
          for (const [caller, [headers, mayPass]] of Object.entries(callers)) {
            const { status } = await ask(
              api,
              method,
              url,
              headers,
              method === "post" ? "{}" : undefined
            )
            // Let in, a request may still lack what the route needs.
            const expected = mayPass
              ? status < 500 && status !== 401 && status !== 403
              : status === 401 ||
                (isStore && caller === "nobody" && status === 400)
            if (!expected) {
              wrong.push(`${route} by ${caller}: ${status}`)
            }
          }
        }
        expect(wrong).toEqual([])
      })

      it("ends with the customer", async () => {
        const gone = await ask(
          api,
          "delete",
          `/admin/customers/${s.bob.id}`,
          staff()
        )
        expect(gone.status).toBe(200)
        const his = await ask(api, "get", "/store/ladder", store(s.bob.token))
        expect(his.status).toBe(401)
        const { status } = await ask(
          api,
          "get",
          `${customers}/${s.bob.id}`,
          staff()
        )
        expect(status).toBe(404)
      })
    })
  },
})
