import { defineConfig } from "@medusajs/framework/utils"

/** What several processes of one shop share, where the tests give a Redis. */
const redisModules = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  {
    resolve: "@medusajs/medusa/workflow-engine-redis",
    options: { redis: { redisUrl } },
  },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          id: "locking-redis",
          resolve: "@medusajs/medusa/locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
]

/** Log-ins by networks beside the one by password, as a merchant sets them up. */
const authWith = (networks: readonly string[]) => ({
  resolve: "@medusajs/medusa/auth",
  options: {
    providers: [
      { resolve: "@medusajs/medusa/auth-emailpass", id: "emailpass" },
      ...networks.map((id) => ({
        resolve: `${process.cwd()}/integration-tests/http/shop/network-log-in`,
        id,
      })),
    ],
  },
})

/**
 * The shop the integration tests boot: Medusa with the module loaded straight
 * from `src`. It is no part of the package. Never list this package under
 * `plugins` here: `src` would load twice and the boot would crash.
 */
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    ...(process.env.DATABASE_URL && { databaseUrl: process.env.DATABASE_URL }),
    ...(process.env.REDIS_URL && { redisUrl: process.env.REDIS_URL }),
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      jwtSecret: "integration-tests",
      cookieSecret: "integration-tests",
    },
  },
  modules: [
    {
      resolve: "./src/modules/ladder",
      // Jobs run when a test calls them, never by their schedule, except where
      // processes of their own are to behave as a merchant's do.
      options: {
        jobs: process.env.LADDER_JOBS === "yes",
        // A spec file that needs other ones sets this before Medusa boots.
        ...(process.env.LADDER_ORDERS && {
          orders: JSON.parse(process.env.LADDER_ORDERS) as object,
        }),
        ...(process.env.LADDER_REFERRALS && {
          referrals: JSON.parse(process.env.LADDER_REFERRALS) as object,
        }),
        ...(process.env.LADDER_STOREFRONT && {
          storefront: JSON.parse(process.env.LADDER_STOREFRONT) as object,
        }),
        ...(process.env.LADDER_MESSAGES && {
          messages: JSON.parse(process.env.LADDER_MESSAGES) as object,
        }),
        ...(process.env.LADDER_OPTIONS &&
          (JSON.parse(process.env.LADDER_OPTIONS) as object)),
      },
    },
    ...(process.env.LADDER_NETWORKS
      ? [authWith(process.env.LADDER_NETWORKS.split(","))]
      : []),
    // The test runner reads this before it knows the flag.
    ...(process.env.MEDUSA_FF_RBAC === "true"
      ? [{ resolve: "@medusajs/medusa/rbac" }]
      : []),
    ...(process.env.REDIS_URL ? redisModules(process.env.REDIS_URL) : []),
  ],
})
