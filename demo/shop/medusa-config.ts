import { defineConfig } from "@medusajs/framework/utils"

/**
 * The shop's past is written while the plugin is not there yet, as in any shop
 * that installs it later: what it knows of the past, it read from the tables.
 */
const isBeforePlugin = process.env.DEMO_BEFORE_PLUGIN === "true"

module.exports = defineConfig({
  projectConfig: {
    ...(process.env.DATABASE_URL && { databaseUrl: process.env.DATABASE_URL }),
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      // A demo's secrets, known to everybody: never copy them.
      jwtSecret: "kettle-and-crumb",
      cookieSecret: "kettle-and-crumb",
    },
    // The admin is served over plain HTTP on this machine.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  plugins: isBeforePlugin
    ? []
    : [
        {
          resolve: "medusa-plugin-customer-ladder",
          options: {
            orders: { counts: "total", tax: false, shipping: false },
            coupon_prefix: "TEA",
          },
        },
      ],
})
