import { readFile, writeFile } from "node:fs/promises"
import { eventsPage, eventsPagePath } from "./events-page"

/**
 * `npm run docs`: writes the pages that are drawn from declarations. With
 * `--check` it writes nothing, and fails where a page is not what they say.
 */
async function main(): Promise<void> {
  const page = await eventsPage()
  if (!process.argv.includes("--check")) {
    await writeFile(eventsPagePath, page)
  } else if ((await readFile(eventsPagePath, "utf8")) !== page) {
    throw new Error(
      `${eventsPagePath} is not what the declarations say: npm run docs writes it anew`
    )
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
