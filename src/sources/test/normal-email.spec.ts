import { normalEmail } from "../referrals/normal-email"

it.each([
  ["Ada@Example.com", "ada@example.com"],
  [" ada@example.com ", "ada@example.com"],
  ["ada+1@example.com", "ada@example.com"],
  ["ada+a+b@example.com", "ada@example.com"],
  ["ada@example.com.", "ada@example.com"],
  ["ada@bücher.example", "ada@xn--bcher-kva.example"],
  ["ａｄａ@example.com", "ada@example.com"],
  ["a.d.a@gmail.com", "ada@gmail.com"],
  ["A.Da+shop@GoogleMail.com", "ada@gmail.com"],
])("S17: %s reaches the same person as %s", (one, other) => {
  expect(normalEmail(one)).toBe(normalEmail(other))
  expect(normalEmail(one)).toBe(other)
})

it.each([
  ["a.da@example.com", "ada@example.com"],
  ["ada@example.com", "ada@example.org"],
  ["ada@gmail.com", "ada@gmail.com.example"],
  ["+1@example.com", "+2@example.com"],
  ["ada1@example.com", "ada@example.com"],
])("S17: %s and %s are two people", (one, other) => {
  expect(normalEmail(one)).not.toBe(normalEmail(other))
})

it.each([
  "",
  "ada",
  "@",
  "@example.com",
  "ada@",
  "+@gmail.com",
  "..@gmail.com",
])("leaves %j, which is no address, as it is", (email) => {
  expect(normalEmail(email)).toBe(email)
})
