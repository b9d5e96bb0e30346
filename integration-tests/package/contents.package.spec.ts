import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import manifest from "../../package.json"

const root = path.resolve(__dirname, "../..")

type PackReport = { files: { path: string }[] }[]

/** What `npm publish` would send, from the build the runner has just made. */
function listPackage(): string[] {
  const [report] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    })
  ) as PackReport
  return (report?.files ?? []).map((file) => file.path)
}

describe("the package", () => {
  const files = listPackage()

  it("holds the build, its manifest, README and licence, nothing else", () => {
    const others = files.filter((file) => !file.startsWith(".medusa/server/"))
    const expected = ["LICENSE", "README.md", "package.json"]
    expect(others.filter((file) => !expected.includes(file))).toEqual([])
    expect(others).toContain("LICENSE")
    expect(files.some((file) => file.endsWith(".js"))).toBe(true)
  })

  it("ships no tests, tools or shop configuration", () => {
    const unwanted =
      /(^|\/)(test|__tests__|integration-tests|bench|demo|scripts)\/|\.spec\.|medusa-config|jest\.config|eslint/
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })

  it("has every file its exports name", () => {
    const targets = Object.values(manifest.exports)
      .flatMap((entry): string[] =>
        typeof entry === "string" ? [entry] : Object.values(entry)
      )
      .filter((target) => !target.includes("*"))
    expect(
      targets.filter((target) => !existsSync(path.join(root, target)))
    ).toEqual([])
  })
})
