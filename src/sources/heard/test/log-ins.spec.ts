import { logIns } from "../log-ins"

const token = (claims: unknown) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`

const heard = (answer: unknown, more: { customer?: string } = {}) =>
  logIns.hear({
    id: "1",
    params: { auth_provider: "emailpass" },
    query: {},
    body: {},
    customer: more.customer,
    answer,
  })

const ada = { actor_type: "customer", actor_id: "cus_1" }

describe("a log-in", () => {
  it("is a token that names a customer", () => {
    expect(heard({ token: token(ada) })).toEqual([
      {
        key: "login:1",
        type: "customer.logged_in",
        customer: "cus_1",
        attributes: { provider: "emailpass" },
      },
    ])
  })

  it("is of the provider that the token names", () => {
    const claims = { ...ada, auth_provider: "google" }
    const [event] = heard({ token: token(claims) })
    expect(event?.attributes).toEqual({ provider: "google" })
  })

  it("is none of staff, of nobody yet, and of who is logged in already", () => {
    expect(heard({ token: token({ ...ada, actor_type: "user" }) })).toEqual([])
    expect(heard({ token: token({ ...ada, actor_id: "" }) })).toEqual([])
    expect(heard({ token: token(ada) }, { customer: "cus_1" })).toEqual([])
  })

  it.each([
    ["nothing", undefined],
    ["an address to go to", { location: "https://example.com" }],
    ["no text", { token: 7 }],
    ["no token", { token: "a" }],
    ["no JSON", { token: "a.b.c" }],
    ["a token of null", { token: token(null) }],
    ["another kind of id", { token: token({ ...ada, actor_id: 7 }) }],
  ])("is not heard of in %s", (_what, answer) => {
    expect(heard(answer)).toEqual([])
  })
})
