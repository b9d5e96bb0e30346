const path = require("node:path")

const vague = ["utils", "util", "helpers", "helper", "common", "manager"]

/** ESLint rule: kebab-case file names that say what is inside. @type {import("eslint").Rule.RuleModule} */
const fileNameRule = {
  meta: {
    type: "suggestion",
    docs: { description: "file names in kebab-case, none of them vague" },
    schema: [],
    messages: {
      vague: '"{{ name }}" says nothing: name the file after its main export.',
      notKebab: '"{{ name }}" is not kebab-case.',
    },
  },
  create: (context) => ({
    Program(node) {
      const file = path.relative(context.cwd, context.filename)
      for (const segment of file.split(path.sep)) {
        const name = segment.split(".")[0] ?? ""
        if (name.split("-").some((word) => vague.includes(word))) {
          context.report({ node, messageId: "vague", data: { name: segment } })
        }
      }
      const base = path.basename(file)
      // [id] and @create are Medusa's own path syntax, Migration… its prefix.
      if (
        !/^(\[\w+\]|@?[a-z0-9-]+|Migration[\w-]+)(\.[a-z-]+)*\.[a-z]+$/.test(
          base
        )
      ) {
        context.report({ node, messageId: "notKebab", data: { name: base } })
      }
    },
  }),
}

module.exports = { fileNameRule }
