/** Medusa's own style, so that code moves between the two without noise. */
module.exports = {
  semi: false,
  singleQuote: false,
  printWidth: 80,
  tabWidth: 2,
  trailingComma: "es5",
  arrowParens: "always",
}
