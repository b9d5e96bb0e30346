import {
  medusaIntegrationTestRunner,
  type MedusaSuiteOptions,
} from "@medusajs/test-utils"
import { dropDatabase } from "../../../scripts/postgres/start-postgres"
import { defineTests } from "../../setup/together"

const server = process.env.DATABASE_URL ?? ""

interface Suite {
  testSuite(options: MedusaSuiteOptions): void
}

/** While files are loaded whose tests run in one shop: that shop. */
let joined: MedusaSuiteOptions | undefined

/**
 * Tests in a shop that is set up as the tests' configuration says: the runner
 * boots one for several such files, as booting takes longer than most tests. Each
 * file begins with an empty shop, and each of its tests with what its `beforeAll`
 * made. A file that needs settings of its own calls Medusa's runner itself.
 */
export function testInShop({ testSuite }: Suite): void {
  if (joined) {
    testSuite(joined)
  } else {
    medusaIntegrationTestRunner({ cwd: process.cwd(), testSuite })
  }
}

/** The tests of these files, in one shop. */
export function testTogether(files: readonly string[]): void {
  medusaIntegrationTestRunner({
    cwd: process.cwd(),
    testSuite: (options) => {
      const { dbConfig, dbUtils } = options
      const empty = { templateName: `${dbConfig.dbName}-empty` }
      beforeAll(() => dbUtils.snapshot(empty))
      afterAll(() => dropDatabase(server, empty.templateName))
      defineTests(files, (load) => {
        beforeAll(() => dbUtils.restore(empty))
        joined = options
        try {
          load()
        } finally {
          joined = undefined
        }
        // Medusa's runner restores what is there now before every further test.
        beforeAll(() => dbUtils.snapshot())
      })
    },
  })
}
