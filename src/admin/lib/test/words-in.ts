import { createInstance } from "i18next"
import resources from "../../i18n"
import { namespace } from "../../i18n/texts"
import { formatsFor } from "../formats"
import type { Words } from "../words"

const decimals: Readonly<Record<string, number>> = { jpy: 0, kwd: 3 }

/** The real texts of a language, as the admin's i18next gives them. */
export async function wordsIn(language: "en" | "de"): Promise<Words> {
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    fallbackLng: "en",
    ns: namespace,
    defaultNS: namespace,
    resources,
    interpolation: { escapeValue: false },
  })
  return {
    ...formatsFor(language, (currency) => decimals[currency] ?? 2),
    text: (key, gaps) => i18n.t(key, { ...gaps }),
    textOr: (key, otherwise, gaps) =>
      i18n.t(key, { ...gaps, defaultValue: otherwise }),
  }
}

/** Text with the spaces `Intl` does not break at made plain. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ")
}
