import { randomBytes, randomInt } from "node:crypto"
import { writeLink } from "../link"
import { nameFor, sealOf } from "../seal"

const secret = "a shop's own secret"
const seal = sealOf(secret, "links")

const texts = [
  "",
  "ü",
  writeLink({
    kind: "newsletter",
    customer_id: "cus_01JZ7Q5S9V0K3M8T2R4W6X8Y0A",
    url: "https://shop.example/products/tea?colour=grün#top",
    newsletter: "spring",
    link: "tea",
    expires_at: 1_800_000_000_000,
  }),
]

it("S5: a signed link opens as what was closed, with the same secret", () => {
  for (const text of texts.filter((text) => text !== "")) {
    const token = seal.close(text)
    expect(seal.open(token)).toBe(text)
    expect(seal.close(text)).toBe(token)
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(sealOf("another secret", "links").open(token)).toBeNull()
    expect(sealOf(secret, "something else").open(token)).toBeNull()
  }
})

it("S5: says nothing of whom and what it is about", () => {
  const token = seal.close(texts[2]!)
  const bytes = Buffer.from(token, "base64url").toString("latin1")
  for (const part of ["cus_", "shop.example", "spring", "tea"]) {
    expect(token).not.toContain(part)
    expect(bytes).not.toContain(part)
  }
})

it("S5: is refused with a single bit changed, 20,000 times", () => {
  let refused = 0
  for (let i = 0; i < 20_000; i++) {
    const token = seal.close(`${i} ${randomBytes(i % 200).toString("hex")}`)
    // Every second change is to a bit of what is written, others to the text
    // of it: a character that stands for the same bytes is another token too.
    const changed =
      i % 2 === 0
        ? flipByte(token, randomInt(0, 8 * bytesIn(token)))
        : flipCharacter(token, randomInt(0, token.length), randomInt(0, 7))
    expect(changed).not.toBe(token)
    refused += seal.open(changed) === null ? 1 : 0
  }
  expect(refused).toBe(20_000)
})

it("S5: is refused whole, cut, made longer, and made up", () => {
  const token = seal.close(texts[2]!)
  for (let length = 0; length < token.length; length++) {
    expect(seal.open(token.slice(0, length))).toBeNull()
  }
  for (const more of ["A", "=", "==", " ", "\n", ".gif", token]) {
    expect(seal.open(token + more)).toBeNull()
  }
  for (let i = 0; i < 1_000; i++) {
    expect(seal.open(randomBytes(i).toString("base64url"))).toBeNull()
  }
  expect(seal.open("A".repeat(1_000_000))).toBeNull()
})

it("names things by a secret, the same ones alike and no others", () => {
  const names = [
    nameFor(secret, "a", "b"),
    nameFor(secret, "ab"),
    nameFor(secret, "a", "b", ""),
    nameFor("another", "a", "b"),
  ]
  expect(new Set(names).size).toBe(names.length)
  expect(nameFor(secret, "a", "b")).toBe(names[0])
  // 128 bits.
  expect(names[0]).toMatch(/^[0-9a-f]{32}$/)
})

const bytesIn = (token: string) => Buffer.from(token, "base64url").length

function flipByte(token: string, bit: number): string {
  const bytes = Buffer.from(token, "base64url")
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  return bytes.toString("base64url")
}

function flipCharacter(token: string, at: number, bit: number): string {
  const changed = String.fromCharCode(token.charCodeAt(at) ^ (1 << bit))
  return token.slice(0, at) + changed + token.slice(at + 1)
}
