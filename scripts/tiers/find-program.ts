import { accessSync, constants } from "node:fs"
import path from "node:path"

/** The first of `names` found in PATH and executable; null without any. */
export function findProgram(...names: string[]): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // Not in this folder: the next one may have it.
      }
    }
  }
  return null
}
