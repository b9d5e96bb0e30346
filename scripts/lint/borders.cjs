const path = require("node:path")

/**
 * What a folder of `src` may import. `only` lists the folders it may reach
 * (itself included); `never` the ones it may not; `packages: false` forbids
 * every import that is not relative. Anything not listed is free, except that
 * nobody reaches into `api` or `admin`, and nobody leaves `src`.
 *
 * @type {Record<string, { only?: string[], never?: string[], packages?: boolean }>}
 */
const borders = {
  params: { only: ["params"], packages: false },
  engine: { only: ["engine", "params"], packages: false },
  sources: { never: ["rewards"] },
  rewards: { never: ["sources"] },
  admin: { only: ["admin", "types"] },
  client: { only: ["client", "types"] },
}

const closedFolders = ["api", "admin"]

/** The folder right below `src` a file is in, or null when it is elsewhere. */
function folderOf(file, root) {
  const parts = path.relative(root, file).split(path.sep)
  return parts[0] === "src" ? (parts[1] ?? "").replace(/\.[a-z]+$/, "") : null
}

/** Why `from` may not import `source`; null when it may. */
function findFault({ from, file, source, root, isTest }) {
  const border = borders[from] ?? {}
  if (!source.startsWith(".")) {
    return border.packages === false && !isTest
      ? `src/${from} is pure: it imports nothing, not even "${source}".`
      : null
  }
  const to = folderOf(path.resolve(path.dirname(file), source), root)
  if (to === null) {
    return isTest ? null : `src must not import from outside src: "${source}".`
  }
  if (to === from) {
    return null
  }
  if (closedFolders.includes(to)) {
    return `Nothing imports from src/${to}: "${source}".`
  }
  if (border.only && !border.only.includes(to)) {
    return `src/${from} may import from ${border.only.map((folder) => `src/${folder}`).join(" and ")} only: "${source}".`
  }
  return border.never?.includes(to)
    ? `src/${from} and src/${to} must not know each other: "${source}".`
    : null
}

/** ESLint rule: imports stay within the borders above. @type {import("eslint").Rule.RuleModule} */
const borderRule = {
  meta: {
    type: "problem",
    docs: { description: "keep imports within the borders of the folders" },
    schema: [],
    messages: { crossed: "{{ why }}" },
  },
  create(context) {
    const file = context.filename
    const from = folderOf(file, context.cwd)
    if (from === null) {
      return {}
    }
    const isTest = file.split(path.sep).includes("test")
    const check = (node) => {
      if (!node || typeof node.value !== "string") {
        return
      }
      const source = node.value
      const why = findFault({ from, file, source, root: context.cwd, isTest })
      if (why) {
        context.report({ node, messageId: "crossed", data: { why } })
      }
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      "CallExpression[callee.name='require']": (node) =>
        check(node.arguments[0]),
    }
  },
}

module.exports = { borderRule }
