import { defineConfig } from "@medusajs/framework/utils"

/** A shop without the plugin: what the other leg is held against. */
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    ...(process.env.DATABASE_URL && { databaseUrl: process.env.DATABASE_URL }),
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      jwtSecret: "benchmarks",
      cookieSecret: "benchmarks",
    },
  },
})
