import { de } from "../../i18n/de"
import { en } from "../../i18n/en"
import { localeOf } from "../formats"

/** Every text by its path. */
function flatten(texts: object, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string"
      ? [[path + name, text] as [string, string]]
      : flatten(text, `${path}${name}.`)
  )
}

const gapsOf = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort()

describe("the texts", () => {
  it("fill the same gaps in every language", () => {
    const german = new Map(flatten(de))
    for (const [path, text] of flatten(en)) {
      expect([path, gapsOf(german.get(path) ?? "")]).toEqual([
        path,
        gapsOf(text),
      ])
    }
  })

  it("are formatted for any language the admin knows", () => {
    expect(["en", "de", "ptBR", "zhCN", "xx"].map(localeOf)).toEqual([
      "en",
      "de",
      "pt-BR",
      "zh-CN",
      "en",
    ])
  })
})
