/** Numbers, money and dates as the reader of a language expects them. */
export interface Formats {
  /** Minor units of a currency, e.g. 12000 of `eur`: "€120.00". */
  readonly money: (minor: number, currency: string) => string
  readonly number: (value: number) => string
  /** With its sign: "+120", "−5". */
  readonly change: (value: number) => string
  /** A share of 1: "12.5%". */
  readonly percent: (share: number) => string
  /** A moment's date where the reader is. */
  readonly date: (iso: string) => string
  readonly dateTime: (iso: string) => string
  /** A day `YYYY-MM-DD`, the same everywhere. */
  readonly day: (day: string) => string
  /** A day for an axis: without the year. */
  readonly shortDay: (day: string) => string
  readonly list: (parts: readonly string[], join: "and" | "or") => string
  /** How long ago: "5 minutes ago". */
  readonly ago: (iso: string, now: number) => string
}

const minuteMilliseconds = 60_000

/** `decimals`: digits of a currency's minor unit. */
export function formatsFor(
  locale: string,
  decimals: (currency: string) => number
): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (value: string) => format.format(new Date(value))
  }
  const number = new Intl.NumberFormat(locale)
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" })
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
  })
  return {
    money: (minor, currency) => {
      const digits = decimals(currency)
      return new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(minor / 10 ** digits)
    },
    number: (value) => number.format(value),
    change: (value) => change.format(value),
    percent: (share) => percent.format(share),
    date: dates({ dateStyle: "medium" }),
    dateTime: dates({ dateStyle: "medium", timeStyle: "short" }),
    day: dates({ dateStyle: "medium", timeZone: "UTC" }),
    shortDay: dates({ day: "numeric", month: "short", timeZone: "UTC" }),
    list: (parts, join) =>
      new Intl.ListFormat(locale, {
        type: join === "and" ? "conjunction" : "disjunction",
      }).format(parts),
    ago: (iso, now) => ago(locale, now - Date.parse(iso)),
  }
}

function ago(locale: string, milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const minutes = Math.round(milliseconds / minuteMilliseconds)
  if (Math.abs(minutes) < 60) {
    return format.format(-minutes, "minute")
  }
  const hours = Math.round(minutes / 60)
  return Math.abs(hours) < 48
    ? format.format(-hours, "hour")
    : format.format(-Math.round(hours / 24), "day")
}

/** The admin names languages `ptBR`; `Intl` wants `pt-BR`. */
export function localeOf(language: string): string {
  const tag = language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
  return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? "en"
}
