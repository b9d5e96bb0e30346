/** Draws a whole number from 0 up to, not including, `end`. */
type Draw = (end: number) => number

const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "events",
  "visitor",
  "key",
  "type",
  "at",
  "attributes",
  "undoes",
  "path",
  "score",
  "customer_id",
  "",
  "\u0000",
  "日本",
]

/** As they stand in the text of a request; JSON knows no others. */
const leaves = [
  "null",
  "true",
  "1e309",
  "-1",
  "0.5",
  "9223372036854775808",
  '"page.viewed"',
  '"form.withdrawn"',
  '"order.placed"',
  '"toString"',
  '"2026-01-01T00:00:00Z"',
  '"k"',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e<script>"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  "[]",
  "{}",
]

/** What is fine where it stands, or at least looks so. */
const fine: Readonly<Record<string, readonly string[]>> = {
  key: ['"k"', '"a:b.c_d-e"'],
  type: ['"page.viewed"', '"nps.answered"', '"form.withdrawn"'],
  at: ['"2026-01-01T00:00:00Z"', '"2026-01-01T00:00:00+02:00"'],
  attributes: ["{}", '{"path":"/tea"}', '{"score":10}', '{"seconds":1}'],
  undoes: ['"k"'],
}

const oneOf = (draw: Draw, list: readonly string[]): string =>
  list[draw(list.length)] ?? ""

function value(draw: Draw, depth: number): string {
  const kind = depth === 0 ? 0 : draw(4)
  if (kind < 2) {
    return oneOf(draw, leaves)
  }
  const parts = Array.from({ length: draw(4) }, () => {
    const one = value(draw, depth - 1)
    return kind === 2 ? one : `${JSON.stringify(oneOf(draw, names))}:${one}`
  })
  return kind === 2 ? `[${parts.join(",")}]` : `{${parts.join(",")}}`
}

/** An event with now and then something wrong. */
function event(draw: Draw): string {
  const fields = Object.entries(fine)
    .filter(([name]) => name === "key" || name === "type" || draw(3) === 0)
    .map(([name, good]) => [
      draw(12) === 0 ? oneOf(draw, names) : name,
      draw(6) === 0 ? value(draw, 2) : oneOf(draw, good),
    ])
  const text = fields.map(([name, of]) => `${JSON.stringify(name)}:${of}`)
  return `{${text.join(",")}}`
}

/**
 * A body as it comes in: text, with names twice and `__proto__` as a name like
 * any, much of it nearly what is wanted, and some of it just that.
 */
export function hostileBody(draw: Draw): string {
  switch (draw(6)) {
    case 0:
      return value(draw, 4)
    case 1:
      return value(draw, 3).slice(draw(4))
    case 2:
      return `{"events":${value(draw, 3)},"visitor":${value(draw, 1)}}`
    default: {
      const events = Array.from({ length: 1 + draw(3) }, () => event(draw))
      return `{"events":[${events.join(",")}]}`
    }
  }
}
