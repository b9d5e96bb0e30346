import { execFileSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"
import path from "node:path"

/** Whom Postgres runs as; null when it may simply run as we do. */
export type RunAs = { uid: number; gid: number } | null

/**
 * Postgres refuses to run as root. A folder it already used keeps its owner;
 * otherwise the system's `postgres` or, failing that, `nobody` takes it, and
 * only where neither exists a user is made.
 */
export function chooseRunAs(dataDir: string): RunAs {
  if (process.getuid?.() !== 0) {
    return null
  }
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir)
    if (uid !== 0) {
      return { uid, gid }
    }
  }
  return findUser("postgres") ?? findUser("nobody") ?? makeUser("postgres")
}

/**
 * The first folder on the way to `target` which strangers may not pass, such
 * as /root; null when `runAs` can get there.
 */
export function findClosedFolder(target: string, runAs: RunAs): string | null {
  if (runAs === null) {
    return null
  }
  for (let folder = target; ; folder = path.dirname(folder)) {
    const { mode, uid } = statSync(folder)
    if (uid !== runAs.uid && (mode & 0o001) === 0) {
      return folder
    }
    if (folder === path.dirname(folder)) {
      return null
    }
  }
}

function findUser(name: string): RunAs {
  try {
    const read = (flag: string) =>
      Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString())
    return { uid: read("-u"), gid: read("-g") }
  } catch {
    return null
  }
}

function makeUser(name: string): RunAs {
  execFileSync("useradd", ["--system", "--user-group", name])
  const user = findUser(name)
  if (user === null) {
    throw new Error(
      `Postgres does not run as root and no user "${name}" could be made for it.`
    )
  }
  return user
}
