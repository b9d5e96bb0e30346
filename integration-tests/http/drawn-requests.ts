import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { RequestCheck, RequestShape } from "../../src/api/check-request"
import type { Random } from "../modules/random"
import type { Method } from "./api-shop"

type Schema = z.core.$ZodType

/** As much of a schema's definition as is drawn from. */
interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly element?: Schema
  readonly in?: Schema
  readonly options?: readonly Schema[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
  readonly valueType?: Schema
}

/** A route of ours, and what it says that it takes. */
export interface DeclaredRoute {
  readonly method: Method
  readonly matcher: string
  readonly takes: Partial<RequestShape>
  /** The most its body may weigh, in bytes; null: it takes none. */
  readonly size_max: number | null
}

/** A request as it is sent; the body is text, as JSON knows no 1e309. */
export interface DrawnRequest {
  readonly method: Method
  readonly url: string
  readonly body: string | undefined
}

/**
 * Values that mean something in the shop, as JSON, by the field's name or, in a
 * path, by the word before it. Where a field takes text any of `texts` that its
 * schema takes is drawn, too.
 */
export interface Known {
  readonly byName: Readonly<Record<string, readonly string[]>>
  readonly texts: readonly string[]
}

/** As they stand in the text of a request. */
const hostile = [
  ...["null", "true", "[]", "{}", '""', '"   "', '"10"', "[10]", "0", "-1"],
  ...["1.5", "1e309", "9223372036854775808", '"\\u0000"', '"\\ud800"'],
  ...['"\\u202e<script>"', '"constructor"', '"__proto__"', '{"a":[[]]}'],
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  `"'; drop table ladder_event; --"`,
  '"%27%20or%201=1"',
  '"NaN"',
  JSON.stringify("x".repeat(3_000)),
  "[".repeat(200) + "]".repeat(200),
]

const strangers = [
  '"is_admin":true',
  '"customer_id":"cus_1"',
  '"points":1000000',
  '"__proto__":{"admin":true}',
  '"constructor":{"prototype":{"admin":true}}',
]

const strangersInQuery = [
  ...["fields=*", "fields=%2Bcustomer.email", "order=__proto__.a", "q=%00"],
  ...["filters[constructor][prototype][x]=1", "limit=1e9", "offset=-1"],
  ...["limit[]=5&limit=6", "__proto__[admin]=1", "a".repeat(500)],
]

const numbers = [1, 2, 10, 28, 90, 100, 1990, -500, 0, 2_000_000]

const attributeNames = ["path", "form", "score", "place", "seconds", "topic"]

const units: Readonly<Record<string, number>> = { kb: 1024, mb: 1024 ** 2 }

/** What routes declare, from the middlewares that hold them to it. */
export function declaredRoutes(
  routes: readonly MiddlewareRoute[]
): DeclaredRoute[] {
  return routes.flatMap(({ matcher, methods = [], middlewares, bodyParser }) =>
    methods
      .filter((method) => ["GET", "POST", "DELETE"].includes(method))
      .map((method) => ({
        method: method.toLowerCase() as Method,
        matcher: String(matcher),
        takes:
          middlewares
            ?.map((one) => (one as Partial<RequestCheck>).takes)
            .find((takes) => takes !== undefined) ?? {},
        size_max: bodyParser ? bytesOf(bodyParser.sizeLimit) : null,
      }))
  )
}

function bytesOf(limit: string | number | undefined): number {
  const [, number, unit = ""] = /^(\d+)(kb|mb)$/.exec(String(limit)) ?? []
  const size = Number(number) * (units[unit] ?? Number.NaN)
  if (!Number.isFinite(size)) {
    throw new Error(`sizeLimit: is ${limit}; like "100kb" is wanted`)
  }
  return size
}

/** Draws requests that are nearly, and often quite, what a route takes. */
export class RequestDrawer {
  private readonly taken = new Map<Schema, readonly string[]>()
  /** One field in so many is hostile; in some requests none is. */
  private one_in = Infinity

  constructor(
    private readonly random: Random,
    private known: Known
  ) {}

  /** What the shop has by now. */
  knows(known: Known): void {
    this.known = known
    this.taken.clear()
  }

  request({ method, matcher, takes }: DeclaredRoute): DrawnRequest {
    this.one_in = this.oneOf([Infinity, 40, 8])
    const path = this.path(matcher, takes.params)
    const query = this.query(takes.query)
    return {
      method,
      url: query === "" ? path : `${path}?${query}`,
      body: method === "post" ? this.body(takes.body) : undefined,
    }
  }

  private path(matcher: string, params: Schema | undefined): string {
    const fields = definitionOf(params).shape ?? {}
    const words = matcher.split("/")
    return words
      .map((word, i) => {
        if (!word.startsWith(":")) {
          return word
        }
        const field = fields[word.slice(1)]
        const before = words[i - 1] ?? ""
        const drawn = field
          ? this.field(field, before)
          : this.oneOf([...(this.known.byName[before] ?? []), ...hostile])
        // An empty word, or dots, would be another route.
        return inUrl(drawn ?? "").replace(/^\.*$/, "-")
      })
      .join("/")
  }

  private query(query: Schema | undefined): string {
    const fields = Object.entries(definitionOf(query).shape ?? {})
    const pairs = fields.flatMap(([name, field]) => {
      const drawn = this.field(field, name)
      const list = this.wrong() ? this.oneOf(["[]", "[a]"]) : ""
      return drawn === undefined ? [] : [`${name}${list}=${inUrl(drawn)}`]
    })
    return [
      ...pairs,
      ...(this.wrong() ? [this.oneOf(strangersInQuery)] : []),
    ].join("&")
  }

  private body(body: Schema | undefined): string {
    const text = (body && this.field(body, "body")) ?? "{}"
    return this.wrong() ? text.slice(this.random.below(3)) : text
  }

  /** JSON of a value for the field; undefined: it is left out. */
  private field(schema: Schema, name: string): string | undefined {
    const { type, innerType, in: before } = definitionOf(schema)
    if (this.wrong()) {
      return this.random.chance(20) ? undefined : this.oneOf(hostile)
    }
    if (type === "pipe" && before) {
      return this.field(before, name)
    }
    if (innerType && (type === "nullable" || this.random.chance(50))) {
      return type === "nullable" && this.random.chance(30)
        ? "null"
        : this.field(innerType, name)
    }
    return innerType ? undefined : this.value(schema, name)
  }

  private value(schema: Schema, name: string): string {
    const { type, shape, element, options, entries, values, valueType } =
      definitionOf(schema)
    switch (type) {
      case "object":
        return this.object(shape ?? {})
      case "array":
        return `[${this.several(element, name).join(",")}]`
      case "record":
        return this.record(valueType, name)
      case "union":
        return this.field(this.oneOf(options ?? []), name) ?? "null"
      case "enum":
        return JSON.stringify(this.oneOf(Object.values(entries ?? {})))
      case "literal":
        return JSON.stringify(this.oneOf(values ?? []))
      case "boolean":
        return this.oneOf(["true", "false"])
      case "string":
      case "number":
        return this.oneOf(this.accepted(schema, type, name))
      case "unknown":
        return this.oneOf(hostile)
      default:
        throw new Error(`There is no way to draw a value of type ${type}`)
    }
  }

  private object(shape: Readonly<Record<string, Schema>>): string {
    const fields = Object.entries(shape).flatMap(([name, field]) => {
      const drawn = this.field(field, name)
      return drawn === undefined ? [] : [`${JSON.stringify(name)}:${drawn}`]
    })
    const more = this.wrong() ? [this.oneOf(strangers)] : []
    return `{${[...fields, ...more].join(",")}}`
  }

  private several(element: Schema | undefined, name: string): string[] {
    return Array.from({ length: 1 + this.random.below(3) }, () =>
      element ? (this.field(element, name) ?? "null") : this.oneOf(hostile)
    )
  }

  private record(valueType: Schema | undefined, name: string): string {
    const known = this.known.byName[name]
    if (known && this.random.chance(80)) {
      return this.oneOf(known)
    }
    const names = this.random.shuffled(attributeNames)
    const fields = names
      .slice(0, this.random.below(3))
      .map((each) => `"${each}":${valueType ? this.field(valueType, each) : 1}`)
    return `{${fields.join(",").replaceAll(":undefined", ":null")}}`
  }

  /** Texts and numbers that the field itself takes; any, where it takes none. */
  private accepted(
    schema: Schema,
    type: "string" | "number",
    name: string
  ): readonly string[] {
    const own = this.known.byName[name] ?? []
    const fine = own.filter((text) => takes(schema, text))
    if (fine.length > 0 && this.random.chance(80)) {
      return fine
    }
    const cached = this.taken.get(schema)
    if (cached) {
      return cached
    }
    const all =
      type === "number"
        ? numbers.map(String)
        : [...Object.values(this.known.byName).flat(), ...this.known.texts]
    const accepted = all.filter((text) => takes(schema, text))
    const some = accepted.length > 0 ? accepted : all
    this.taken.set(schema, some)
    return some
  }

  private wrong(): boolean {
    return this.one_in !== Infinity && this.random.below(this.one_in) === 0
  }

  private oneOf<T>(list: readonly T[]): T {
    const one = list[this.random.below(list.length)]
    if (one === undefined) {
      throw new Error("There is nothing to draw from")
    }
    return one
  }
}

function definitionOf(schema: Schema | undefined): Definition {
  return schema?._zod.def ?? { type: "unknown" }
}

function takes(schema: Schema, text: string): boolean {
  return (schema as z.ZodType).safeParse(JSON.parse(text)).success
}

/** Text stands in an address as it is, all else as its JSON. */
function inUrl(text: string): string {
  const plain = text.startsWith('"') ? String(JSON.parse(text)) : text
  return encodeURIComponent(plain.replace(/[\ud800-\udfff]/g, "\ufffd"))
}
