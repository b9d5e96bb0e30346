import type { en } from "./en"

/** Our texts' own room among those of the admin and other plugins. */
export const namespace = "customer-ladder"

type Like<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Like<T[K]>
}

/** What a language must provide: every text English has. */
export type Texts = Like<typeof en>

/** A plural's forms share one key. */
type Singular<K extends string> = K extends `${infer B}_${"one" | "other"}`
  ? B
  : K

type Paths<T, Before extends string = ""> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Before}${Singular<K>}`
    : Paths<T[K], `${Before}${K}.`>
}[keyof T & string]

/** The key of a text that exists. */
export type TextKey = Paths<typeof en>
