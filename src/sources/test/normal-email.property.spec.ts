import fc from "fast-check"
import { normalEmail } from "../referrals/normal-email"

const name = fc.stringMatching(/^[a-z0-9_-][a-z0-9._-]{0,20}$/)
const domain = fc.constantFrom(
  "example.com",
  "gmail.com",
  "googlemail.com",
  "mail.example.org"
)

/** Puts each character in lower or upper case, as the bits say. */
const anyCase = (text: string, bits: number) =>
  [...text]
    .map((one, i) => ((bits >> (i % 30)) & 1 ? one.toUpperCase() : one))
    .join("")

it("S17: spelling an address otherwise makes no second person", () => {
  fc.assert(
    fc.property(
      name,
      domain,
      fc.stringMatching(/^[a-z0-9+]{0,10}$/),
      fc.integer(),
      (local, at, tag, bits) => {
        const plain = normalEmail(`${local}@${at}`)
        const tagged = anyCase(`${local}+${tag}@${at}`, bits)
        expect(normalEmail(` ${tagged}. `)).toBe(plain)
        // Dots, too, where they are nothing.
        const dotted = [...local].join(".")
        if (at.startsWith("g")) {
          expect(normalEmail(`${dotted}@gmail.com`)).toBe(plain)
          expect(normalEmail(`${dotted}@googlemail.com`)).toBe(plain)
        }
      }
    )
  )
})

it("says the same of what it said, whatever it was given", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.emailAddress(),
        fc.string({ unit: fc.constantFrom("a", "A", ".", "+", "@", " ", "ü") })
      ),
      (text) => {
        const once = normalEmail(text)
        expect(normalEmail(once)).toBe(once)
      }
    )
  )
})

it("tells two people apart who share neither name nor domain", () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      fc.pre(one !== other)
      expect(normalEmail(`${one}@example.com`)).not.toBe(
        normalEmail(`${other}@example.com`)
      )
    })
  )
})
