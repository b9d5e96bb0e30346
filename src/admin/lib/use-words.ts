import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { namespace } from "../i18n/texts"
import { decimalsOf } from "./decimals"
import { formatsFor, localeOf } from "./formats"
import type { Words } from "./words"

/**
 * The admin's language. Where we have no texts in it, English with English
 * formats: never a German date in an English sentence.
 */
export function useWords(): Words {
  const { t, i18n } = useTranslation(namespace)
  const language = i18n.language ?? "en"
  const known =
    language.startsWith("en") || i18n.hasResourceBundle(language, namespace)
  const locale = known ? localeOf(language) : "en"
  return useMemo(
    () => ({
      ...formatsFor(locale, decimalsOf),
      text: (key, gaps) => t(key, { ...gaps }),
      textOr: (key, otherwise, gaps) =>
        t(key, { ...gaps, defaultValue: otherwise }),
    }),
    [t, locale]
  )
}
