import { readLink, writeLink, type Link } from "../link"

const links: Link[] = [
  {
    kind: "share",
    customer_id: "cus_1",
    url: "https://shop.example/",
    network: "mastodon",
    product_id: null,
  },
  {
    kind: "share",
    customer_id: "cus_1",
    url: "https://shop.example/tea",
    network: "mastodon",
    product_id: "prod_1",
  },
  {
    kind: "newsletter",
    customer_id: "cus_1",
    url: "https://shop.example/tea",
    newsletter: "spring",
    link: "tea",
    expires_at: 1,
  },
  { kind: "picture", customer_id: "cus_1", newsletter: "s", expires_at: 2 },
]

it("a link is read as it was written, and nothing else is", () => {
  for (const link of links) {
    expect(readLink(writeLink(link))).toEqual(link)
  }
  expect(new Set(links.map(writeLink)).size).toBe(links.length)
  for (const text of ["", "x", "null", "{}", "[]", '["s","a"]', '["t"]']) {
    expect(readLink(text)).toBeNull()
  }
})
