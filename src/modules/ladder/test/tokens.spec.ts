import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { newCode, newId } from "../services/tokens"

/** By each place of the texts: how often which character is there. */
function charactersBy(texts: readonly string[]): Map<string, number>[] {
  const places: Map<string, number>[] = []
  for (const text of texts) {
    for (const [place, character] of [...text].entries()) {
      const seen = (places[place] ??= new Map<string, number>())
      seen.set(character, (seen.get(character) ?? 0) + 1)
    }
  }
  return places
}

/** Of a text whose places are drawn apart from each other, evenly. */
const bitsOf = (texts: readonly string[]): number =>
  charactersBy(texts).reduce((all, { size }) => all + Math.log2(size), 0)

const drawn = (draw: () => string): string[] =>
  Array.from({ length: 32_000 }, draw)

describe("S5: a coupon code", () => {
  const codes = drawn(() => newCode({}, ""))

  it("has at least 65 bits, whatever stands before them", () => {
    expect(bitsOf(codes)).toBeGreaterThanOrEqual(65)
    expect(bitsOf(drawn(() => newCode({ prefix: "SPRING-" }, "")))).toBe(
      bitsOf(codes)
    )
    expect(bitsOf(drawn(() => newCode({}, "FRIEND-")))).toBe(bitsOf(codes))
  })

  it("has each character as often as any other, at each place", () => {
    const even = codes.length / 32
    // Eight times the standard deviation: by chance, not once in a lifetime.
    const far = 8 * Math.sqrt(even)
    for (const seen of charactersBy(codes)) {
      expect(Math.min(...seen.values())).toBeGreaterThan(even - far)
      expect(Math.max(...seen.values())).toBeLessThan(even + far)
    }
    expect(new Set(codes).size).toBe(codes.length)
  })

  it("cannot be foretold: nothing in the source draws from Math.random", () => {
    const source = path.resolve(__dirname, "../../..")
    const files = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)test\//.test(file))
      .filter((file) =>
        readFileSync(path.join(source, file), "utf8").includes("Math.random")
      )
    expect(files).toEqual([])
  })
})

it("S5: an id has at least 120 bits", () => {
  expect(bitsOf(drawn(() => newId("x").slice(2)))).toBeGreaterThanOrEqual(120)
})
