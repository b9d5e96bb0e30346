import type { PostalAddress } from "../referrals/normal-address"
import { normalAddress } from "../referrals/normal-address"
import { normalPhone } from "../referrals/normal-phone"
import { samePerson, type Person } from "../referrals/same-person"

const at = (
  street: string,
  postal_code: string | null = "10115",
  city = "Berlin",
  country = "de"
): PostalAddress => ({ street, postal_code, city, country })

it.each([
  [at("Lange Straße 12a"), at("LANGE STRASSE 12 A")],
  [at("Hauptstraße 1"), at("Hauptstr. 1")],
  [
    at("12 Main Street", "EC1A 1BB", "London", "gb"),
    at("Main St. 12", "ec1a1bb", "LONDON", "GB"),
  ],
  [at("Rue de l'Église 3"), at("rue de l’eglise, 3")],
  [at("Long Street 1", null), at("long street 1", "", "BERLIN")],
])("S17: %j is the same house as %j", (one, other) => {
  expect(normalAddress(one)).not.toBeNull()
  expect(normalAddress(one)).toBe(normalAddress(other))
})

it("S17: tells houses apart, and knows when it knows none", () => {
  const houses = [
    at("Long Street 1"),
    at("Long Street 11"),
    at("Long Street 1", "10117"),
    at("Long Street 1", "10115", "Berlin", "at"),
    at("Long Street 1", null, "Bonn"),
  ].map(normalAddress)
  expect(new Set(houses).size).toBe(houses.length)
  expect(normalAddress(at("", "10115"))).toBeNull()
  expect(normalAddress(at("Long Street 1", null, " "))).toBeNull()
  expect(normalAddress({ ...at("x"), street: null })).toBeNull()
})

it("S17: a number is the same with its country and without", () => {
  const numbers = ["0171 234 56 78", "+49 (0)171-2345678", "0049/1712345678"]
  expect(new Set(numbers.map(normalPhone)).size).toBe(1)
  expect(normalPhone("0171 2345679")).not.toBe(normalPhone(numbers[0]!))
  expect(normalPhone("110")).toBeNull()
  expect(normalPhone("n/a")).toBeNull()
})

const nobody: Person = {
  id: "cus_1",
  email: null,
  phones: [null],
  addresses: [],
  payers: [],
}

it("S17: is one person by any one of four traits", () => {
  const ada: Person = {
    id: "cus_1",
    email: "ada@gmail.com",
    phones: [null, "0171 2345678"],
    addresses: [at("Long Street 1"), at("Short Street 2")],
    payers: ["pp_stripe fp_1"],
  }
  const told = [
    { email: "a.d.a+2@googlemail.com" },
    { phones: ["+49 171 2345678", null] },
    { addresses: [at("short st 2")] },
    { payers: ["pp_stripe fp_2", "pp_stripe fp_1"] },
    { email: "bob@gmail.com", phones: ["0171 1"], payers: ["pp_other fp_1"] },
    {},
  ].map((known) => samePerson(ada, { ...nobody, ...known, id: "cus_2" }))
  expect(told).toEqual([
    "same_email",
    "same_phone",
    "same_address",
    "same_payment",
    null,
    null,
  ])
  expect(samePerson(nobody, { ...nobody, id: "cus_2" })).toBeNull()
})
