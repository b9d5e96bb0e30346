import path from "node:path"
import { format, resolveConfig } from "prettier"
import { conversionTypes, everyEvent } from "../../src/conversions"
import type {
  AttributeSpec,
  AttributeSpecs,
  ConversionType,
} from "../../src/conversions"
import { sources } from "../../src/sources"
import { heardSources } from "../../src/sources/heard"

/** Where the page lies. */
export const eventsPagePath = path.resolve(__dirname, "../../docs/events.md")

/** Ways in that are built; all others are to come. */
const open = new Set<string>([
  ...[...sources, ...heardSources].map(({ name }) => name),
  "storefront",
  "staff",
  "code",
  "links",
])

/** The reference of all conversion events, drawn from their declarations. */
export async function eventsPage(): Promise<string> {
  const entities = new Map<string, ConversionType[]>()
  for (const type of conversionTypes) {
    const [entity = ""] = type.name.split(".")
    entities.set(entity, [...(entities.get(entity) ?? []), type])
  }
  const page = [
    introduction,
    attributeTable(everyEvent),
    ...[...entities].flatMap(([entity, types]) => [
      `## ${entity}`,
      ...types.map(section),
    ]),
  ].join("\n\n")
  const config = await resolveConfig(eventsPagePath)
  return await format(page, { ...config, parser: "markdown" })
}

const introduction = `# Conversion events

This page is drawn from \`src/conversions\`: \`npm run docs\` writes it anew.

What customers do is recorded as conversion events. A rule may ask for any event of a
type, or only for those whose attributes are what it says: one of a list, a number
within bounds, or a text that begins so.

**Trust** says who vouches for an event. *server*: the shop's own tables, staff, signed
messages. *checked*: somebody looked at it. *browser*: anybody can claim it.

**From** names the sources that read such events in the shop, and other ways in:
*staff* record them by hand, *code* of the shop with \`recordConversionsWorkflow\`,
which takes any type; the *storefront* sends them, *links* are signed and count when
they are followed, and what comes from the *engine* is derived from other events. What is
marked *(to come)* is not there yet: until then only code can record it.

The merchant's own types are called \`custom.…\`, and their attributes are free.

## Every event

These attributes every event may have.`

function section(type: ConversionType): string {
  const { name, label, description, attributes } = type
  const own = Object.keys(attributes).length > 0
  return [
    `### ${name}`,
    `**${label}.** ${description}`,
    facts(type),
    ...(own ? [attributeTable(attributes)] : []),
  ].join("\n\n")
}

function facts({
  name,
  trust,
  from,
  spend,
  valued,
  passive,
  repeatable,
  undoes,
  derivedFrom,
}: ConversionType) {
  const isOpen = (way: string) =>
    open.has(way) || (way === "engine" && derivedFrom !== undefined)
  const undoing = conversionTypes.filter((other) => other.undoes === name)
  return [
    `- Trust: ${trust}`,
    `- From: ${from.map((way) => (isOpen(way) ? way : `${way} *(to come)*`)).join(", ")}`,
    ...(spend ? ["- Its value counts as spend"] : []),
    ...(valued ? ["- It has a value, which is no spend"] : []),
    ...(passive ? ["- Nothing the customer did"] : []),
    ...(repeatable
      ? ["- As often as a customer likes: a cap on its rules is advised"]
      : []),
    ...(undoes === undefined ? [] : [`- Takes back: ${linkTo(undoes)}`]),
    ...(undoing.length === 0
      ? []
      : [
          `- Taken back by: ${undoing.map((other) => linkTo(other.name)).join(", ")}`,
        ]),
  ].join("\n")
}

const linkTo = (name: string): string =>
  `[${name}](#${name.replaceAll(".", "")})`

function attributeTable(attributes: AttributeSpecs): string {
  const rows = Object.entries(attributes).map(
    ([name, spec]) => `| \`${name}\` | ${spec.label} | ${valuesOf(spec)} |`
  )
  return ["| Attribute | What | Values |", "| --- | --- | --- |", ...rows].join(
    "\n"
  )
}

function valuesOf(spec: AttributeSpec): string {
  const several = spec.many ? ", one or several" : ""
  const required = spec.required ? "; always there" : ""
  return `${valueOf(spec)}${several}${required}`
}

function valueOf(spec: AttributeSpec): string {
  switch (spec.type) {
    case "number":
      return `${spec.min} to ${spec.max}`
    case "choice":
      return spec.of.map((value) => `\`${value}\``).join(", ")
    case "thing":
      return `id of a ${spec.of.replaceAll("_", " ")}`
    case "yes_no":
      return "true or false"
    case "text":
      return "text"
  }
}
