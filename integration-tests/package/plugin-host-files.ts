import { hostFiles } from "./host-files"

const nameOf = (plugin: string) => plugin.replace(/@[^@]+$/, "")

/** It has the same tables as the other one with wish lists: for another shop. */
export const rscLabs = "@rsc-labs/medusa-wishlist@0.0.3"
export const withRscLabs = { OTHERS: nameOf(rscLabs) }
export const withoutOthers = { OTHERS: "" }

/** The other plugins, in the versions that were read. */
export const otherPlugins = [
  "@alphabite/medusa-wishlist@0.7.4",
  "@alphabite/medusa-reviews@0.7.2",
  "@lambdacurry/medusa-product-reviews@1.4.0",
  "@medusajs/loyalty-plugin@2.21.1",
]

/** Their peers name exact versions of Medusa, other than the shop's. */
const npmSettings = "legacy-peer-deps=true\nignore-scripts=true\n"

/** One brings a zod of its own, with which the shop's routes do not start. */
const manifest = JSON.stringify({
  ...(JSON.parse(hostFiles["package.json"] ?? "") as object),
  overrides: { zod: "4.2.0" },
})

/** `OTHERS` names the plugins of another shop, or of none. */
const config = `
const { defineConfig } = require("@medusajs/framework/utils")
const others = process.env.OTHERS ?? ${JSON.stringify(
  otherPlugins.map(nameOf).join()
)}

module.exports = defineConfig({
  admin: { disable: true },
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
    ...others.split(",").filter(Boolean).map((resolve) => ({
      resolve,
      options: resolve.includes("product-reviews")
        ? { defaultReviewStatus: "pending" }
        : { jwtSecret: "fresh-host" },
    })),
    { resolve: "medusa-plugin-customer-ladder", options: { jobs: false } },
  ],
})
`

/** What a test needs of the shop that no route of its does. */
const probe = `
const path = require("node:path")
const { createOrderWorkflow, cancelOrderWorkflow } =
  require("@medusajs/medusa/core-flows")

const ours = path.resolve("node_modules/medusa-plugin-customer-ladder")
const { sweep } = require(
  path.join(ours, ".medusa/server/src/jobs/ladder-sweep.js")
)

const acts = {
  async open(container) {
    const keys = container.resolve("api_key")
    const [channel] = await container
      .resolve("sales_channel")
      .createSalesChannels([{ name: "Web" }])
    const [publishable, secret] = await keys.createApiKeys([
      { title: "Web", type: "publishable", created_by: "test" },
      { title: "Staff", type: "secret", created_by: "test" },
    ])
    await container.resolve("link").create({
      api_key: { publishable_key_id: publishable.id },
      sales_channel: { sales_channel_id: channel.id },
    })
    const products = await container.resolve("product").createProducts(
      ["Kettle", "Teapot", "Gift card"].map((title) => ({
        title,
        is_giftcard: title === "Gift card",
        status: "published",
        options: [{ title: "Size", values: ["S", "M"] }],
        variants: ["S", "M"].map((size) => ({
          title: size,
          options: { Size: size },
        })),
      }))
    )
    await container.resolve("region").createRegions({
      name: "Europe",
      currency_code: "eur",
    })
    return {
      publishable: publishable.token,
      secret: secret.token,
      channel: channel.id,
      products: products.map(({ id, variants }) => ({
        id,
        variants: variants.map((variant) => variant.id),
      })),
    }
  },
  async order(container, { customer_id, product_id }) {
    const [region] = await container.resolve("region").listRegions()
    const [channel] = await container
      .resolve("sales_channel")
      .listSalesChannels({ name: "Web" })
    const { result } = await createOrderWorkflow(container).run({
      input: {
        region_id: region.id,
        sales_channel_id: channel.id,
        customer_id,
        email: "buyer@example.com",
        currency_code: "eur",
        items: [
          { title: "It", product_id, quantity: 1, unit_price: 25 },
        ],
      },
    })
    return { id: result.id, line: result.items[0].id }
  },
  async cancel(container, { id }) {
    await cancelOrderWorkflow(container).run({ input: { order_id: id } })
  },
  async giftCard(container, { order, line }) {
    const { result } = await container
      .resolve("workflows")
      .run("create-gift-cards", {
        input: [
          {
            value: 25,
            currency_code: "eur",
            reference: "order",
            reference_id: order,
            line_item_id: line,
          },
        ],
      })
    const { data } = await container.resolve("query").graph({
      entity: "gift_card",
      fields: ["id", "store_credit_account.code"],
      filters: { id: result[0].id },
    })
    return { id: data[0].id, code: data[0].store_credit_account.code }
  },
  sweep: (container) => sweep(container),
}

module.exports.POST = async (req, res) => {
  try {
    const result = await acts[req.body.act](req.scope, req.body.input)
    res.json({ result: result ?? null })
  } catch (error) {
    res.status(500).json({ message: error.stack })
  }
}
`

/** A shop with all of them and the ladder; it needs no build. */
export const pluginHostFiles: Readonly<Record<string, string>> = {
  ".npmrc": npmSettings,
  "package.json": manifest,
  "medusa-config.js": config,
  "src/api/probe/route.js": probe,
}
