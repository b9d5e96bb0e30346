import path from "node:path"
import { ModulesSdkUtils } from "@medusajs/framework/utils"

/** Migrates the module's tables as Medusa does, in a process of its own. */
const [url = ""] = process.argv.slice(2)

const folder = path.resolve(__dirname, "../../src/modules/ladder")

const migrate = ModulesSdkUtils.buildMigrationScript({
  moduleName: "ladder",
  pathToMigrations: path.join(folder, "migrations"),
})

migrate({ options: { database: { clientUrl: url } } }).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
