import { spawnSync } from "node:child_process"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

it("keeps the pages drawn from declarations as they say", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["scripts/run.mjs", "scripts/docs/write.ts", "--check"],
    { cwd: root, encoding: "utf8" }
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
})
