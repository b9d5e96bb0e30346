const medusa = "2.21.2"

/** A merchant's `package.json`, as Medusa's own starter has it. */
const manifest = {
  name: "fresh-host",
  private: true,
  dependencies: {
    "@medusajs/admin-sdk": medusa,
    "@medusajs/cli": medusa,
    "@medusajs/framework": medusa,
    "@medusajs/medusa": medusa,
  },
  devDependencies: {
    "@swc/core": "*",
    "@types/node": "*",
    // Medusa's command line needs it and does not ask for it.
    ajv: "8",
    react: "18",
    "react-dom": "18",
    "ts-node": "*",
    typescript: "*",
    vite: "*",
  },
}

const tsconfig = {
  compilerOptions: {
    target: "ES2021",
    module: "Node16",
    moduleResolution: "Node16",
    types: ["node"],
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    rootDir: "./",
    outDir: ".medusa/server",
  },
  include: ["**/*"],
  exclude: ["node_modules", ".medusa"],
  "ts-node": { transpileOnly: true, swc: true },
}

const config = `
import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "fresh-host",
      cookieSecret: "fresh-host",
    },
  },
  plugins: [
    {
      resolve: "medusa-plugin-customer-ladder",
      options: {
        jobs: false,
        messages: { channel: "feed", templates: { rung_left: "so-long" } },
      },
    },
  ],
})
`

/** Code of the merchant's that uses every way into the package. */
const till = `
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  conditionKinds,
  type ConversionEvent,
} from "medusa-plugin-customer-ladder/engine"
import { LADDER_MODULE } from "medusa-plugin-customer-ladder/modules/ladder"
import type { StoreLadderResponse } from "medusa-plugin-customer-ladder/types"
import { recordConversionsWorkflow } from "medusa-plugin-customer-ladder/workflows"

const event: ConversionEvent = {
  key: "till:1",
  type: "purchase.offline",
  customer: "cus_nobody",
  at: 1_700_000_000_000,
  value: 1_000,
  currency: "eur",
  attributes: {},
}

/** Who listens to what the plugin announces: it does, where it has a template. */
const listenersOf = ({ scope }: MedusaRequest): string[] => {
  const bus: object = scope.resolve("event_bus")
  const { eventToSubscribersMap } = bus as {
    eventToSubscribersMap: Map<string, unknown>
  }
  return [...eventToSubscribersMap.keys()].filter((name) =>
    name.startsWith("ladder.")
  )
}

const standings: StoreLadderResponse["standings"] = []

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const input = { events: [event], source: "till" }
  const { result } = await recordConversionsWorkflow(req.scope).run({ input })
  const kinds = conditionKinds.map(({ name }) => name)
  const listeners = listenersOf(req)
  res.json({ result, kinds, module: LADDER_MODULE, standings, listeners })
}
`

/** The example of the README, as far as it goes without a CRM. */
const subscriber = `
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type { LadderRungEntered } from "medusa-plugin-customer-ladder/types"

export default async function welcome({
  event: { data },
}: SubscriberArgs<LadderRungEntered>) {
  console.info(data.customer_id, data.rung_name, data.id)
}

export const config: SubscriberConfig = { event: "ladder.rung_entered" }
`

/** A shop's own files, by path: the least a merchant has. */
export const hostFiles: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify(manifest),
  "tsconfig.json": JSON.stringify(tsconfig),
  "medusa-config.ts": config,
  "src/api/till/route.ts": till,
  "src/subscribers/welcome.ts": subscriber,
}
