import path from "node:path"

/** Spec files that the runner wants in one run of jest, by their paths. */
export const together = JSON.parse(
  process.env.LADDER_TOGETHER ?? "[]"
) as string[]

/**
 * Defines the tests of spec files under the names of the files. What they load
 * is then loaded once and not for each of them, which takes seconds. A file that
 * cannot be loaded is a failing test.
 */
export function defineTests(
  files: readonly string[],
  around: (load: () => void) => void = (load) => load()
): void {
  for (const file of files) {
    describe(file, () => {
      try {
        around(() => jest.requireActual(path.resolve(file)))
      } catch (error) {
        it("can be loaded", () => {
          throw error
        })
      }
    })
  }
}
