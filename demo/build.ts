import { createHash } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import { root, shopDir, type MedusaProcesses } from "./medusa-process"
import { say } from "./progress"

/** Where the built shop runs from; Medusa moves its config there. */
export const builtShopDir = path.join(shopDir, ".medusa", "server")

const stampDir = path.join(shopDir, ".medusa", "built-from")
const pluginBuild = path.join(root, ".medusa/server/src/admin/index.mjs")
const shopBuild = path.join(builtShopDir, "public/admin/index.html")

/**
 * Builds the plugin and then the shop with its admin, each only if what it is
 * made from has changed. Answers what tells this build from any other. Whoever has
 * just built the plugin says so: it is then not built again, here or later.
 */
export async function build(
  medusa: MedusaProcesses,
  isPluginBuilt = false
): Promise<string> {
  const plugin = fingerprint(root, ["src", "package.json", "tsconfig.json"])
  await buildOnce("plugin", plugin, pluginBuild, async () => {
    if (!isPluginBuilt) {
      say("Building the plugin …")
      await medusa.run(root, ["plugin:build"])
    }
  })
  linkPlugin()
  const files = ["medusa-config.ts", "package.json", "tsconfig.json"]
  const shop = `${plugin} ${fingerprint(shopDir, files)}`
  await buildOnce("shop", shop, shopBuild, async () => {
    say("Building the shop and its admin (half a minute, only this once) …")
    await medusa.run(shopDir, ["build"])
  })
  return plugin
}

/** The shop finds the plugin by its name, as if npm had installed it. */
function linkPlugin(): void {
  const link = path.join(shopDir, "node_modules/medusa-plugin-customer-ladder")
  if (existsSync(link) && realpathSync(link) === realpathSync(root)) {
    return
  }
  rmSync(link, { force: true, recursive: true })
  mkdirSync(path.dirname(link), { recursive: true })
  symlinkSync(path.relative(path.dirname(link), root), link, "dir")
}

async function buildOnce(
  name: string,
  source: string,
  output: string,
  make: () => Promise<void>
): Promise<void> {
  const stamp = path.join(stampDir, name)
  // The output's own time: somebody else may have built it meanwhile.
  const expected = () =>
    existsSync(output) ? `${source} ${statSync(output).mtimeMs}` : ""
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === expected()) {
    return
  }
  await make()
  mkdirSync(stampDir, { recursive: true })
  writeFileSync(stamp, expected())
}

function fingerprint(folder: string, names: readonly string[]): string {
  const hash = createHash("sha256")
  for (const name of names) {
    for (const file of filesOf(path.join(folder, name))) {
      hash.update(path.relative(folder, file)).update(readFileSync(file))
    }
  }
  return hash.digest("hex").slice(0, 16)
}

function filesOf(target: string): string[] {
  if (!statSync(target).isDirectory()) {
    return [target]
  }
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".spec.ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
