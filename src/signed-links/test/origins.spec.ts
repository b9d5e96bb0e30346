import { originsOf, pageNow, pageOn } from "../origins"

const origins = ["https://shop.example", "http://localhost:8000"]

it("are those of the option, or those that may call the store API", () => {
  const cors =
    "http://localhost:8000, https://shop.example/,/\\.example$/,*,ftp://x.example"
  expect(originsOf(undefined, cors)).toEqual([
    "http://localhost:8000",
    "https://shop.example",
  ])
  expect(originsOf(["https://tea.example/de"], cors)).toEqual([
    "https://tea.example",
  ])
  expect(originsOf(undefined, "")).toEqual([])
})

it.each([
  ["/", "https://shop.example/"],
  ["/tea?a=1#b", "https://shop.example/tea?a=1#b"],
  ["//evil.example", "https://shop.example//evil.example"],
  ["/..//evil.example", "https://shop.example//evil.example"],
  ["/@evil.example", "https://shop.example/@evil.example"],
  ["http://localhost:8000/tea", "http://localhost:8000/tea"],
  ["HTTPS://SHOP.example/tea", "https://shop.example/tea"],
])("a page of the shop is one: %s", (address, page) => {
  expect(pageOn(origins, address)).toBe(page)
})

it.each([
  "",
  "tea",
  "https://evil.example/",
  "https://shop.example.evil.example/",
  "https://shop.example@evil.example/",
  "https://user:pass@shop.example/",
  "https://shop.example:444/",
  "http://shop.example/",
  "http://localhost:8001/",
  "https:\\\\evil.example",
  "/\\evil.example",
  "/\tevil",
  "/ evil",
  "/a\r\nSet-Cookie: b",
  "javascript:alert(1)",
  "data:text/html,x",
  "\u0000https://shop.example",
])("no open redirect: nothing else is, like %j", (address) => {
  expect(pageOn(origins, address)).toBeNull()
})

it("leads to where the shop is now", () => {
  expect(pageNow(origins, "http://localhost:8000/tea")).toBe(
    "http://localhost:8000/tea"
  )
  expect(pageNow(origins, "https://old.example/tea?a=1")).toBe(
    "https://shop.example/tea?a=1"
  )
  expect(pageNow(origins, "https://old.example//evil.example")).toBe(
    "https://shop.example//evil.example"
  )
  expect(pageNow([], "https://old.example/tea")).toBeNull()
})
