/** Texts that have broken quoting before, somewhere. */
export const texts = [
  "",
  "plain",
  'a "quoted" word',
  "back\\slash and \\\\ two",
  "{braces},commas, spaces ",
  "NULL",
  "null",
  "line\nbreak\ttab",
  "ümlaut 🪜 \u{10ffff}",
  `{"json":"with \\"quotes\\""}`,
  "');drop table ladder_event;--",
]
