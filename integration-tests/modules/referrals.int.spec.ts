import type { ReferralClaim } from "../../src/modules/ladder/contract"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("referrals")
})
afterAll(() => ledger.close())
afterEach(() => ledger.empty())

const limits = { per_year: 20, per_address_and_day: 1_000 }
const staff = { actor_id: "user_1", reason: "Looked at it" }

const claimOf = (
  inviter_id: string,
  friend_id: string,
  more: Partial<ReferralClaim> = {}
): ReferralClaim => ({
  inviter_id,
  friend_id,
  network: "net",
  same_person: null,
  ...more,
})

/** Claims over two instances of the module; gives states and reasons. */
async function claimAll(
  claims: readonly ReferralClaim[],
  own: Partial<typeof limits> = {}
) {
  const others = [ledger.another(), ledger.another()]
  return await Promise.all(
    claims.map((claim, i) =>
      others[i % 2]!.referrals.claim(claim, { ...limits, ...own })
    )
  )
}

const numbered = <T>(number: number, make: (i: number) => T): T[] =>
  Array.from({ length: number }, (_, i) => make(i))

const count = (answers: readonly unknown[], wanted: unknown) =>
  answers.filter((answer) => answer === wanted).length

it("S5: gives a customer one code for ever, also when asked 20 times at once", async () => {
  const others = [ledger.another(), ledger.another()]
  const codes = await Promise.all(
    numbered(20, (i) => others[i % 2]!.referrals.codeOf("ada"))
  )
  expect(new Set(codes).size).toBe(1)
  expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/)
  expect(await ledger.referrals.inviterOf(codes[0]!)).toBe("ada")
  expect(await ledger.referrals.inviterOf("0".repeat(14))).toBeNull()
  expect(await ledger.referrals.codeOf("bob")).not.toBe(codes[0])
})

it("attack 26: of 20 claims for one friend at once over two instances one is taken", async () => {
  const same = await claimAll(numbered(20, () => claimOf("ada", "bob")))
  expect(
    count(
      same.map(({ answer }) => answer),
      "recorded"
    )
  ).toBe(1)
  expect(
    count(
      same.map(({ answer }) => answer),
      "duplicate"
    )
  ).toBe(19)
  expect(new Set(same.map(({ referral }) => referral.id)).size).toBe(1)

  const other = await claimAll(numbered(20, (i) => claimOf(`inv${i}`, "eve")))
  expect(
    count(
      other.map(({ answer }) => answer),
      "recorded"
    )
  ).toBe(1)
  expect(
    count(
      other.map(({ answer }) => answer),
      "conflict"
    )
  ).toBe(19)
  expect(await ledger.count("select count(*) from ladder_referral")).toBe(2)
})

it("attack 36: at one address so many count a day, the rest waits for staff", async () => {
  const claims = numbered(30, (i) => claimOf(`inv${i}`, `friend${i}`))
  const answers = await claimAll(claims, { per_address_and_day: 3 })
  const states = answers.map(({ referral }) => referral.state)
  expect(count(states, "accepted")).toBe(3)
  expect(count(states, "flagged")).toBe(27)
  const { rows, count: all } = await ledger.referrals.list("flagged", {
    limit: 10,
    offset: 20,
  })
  expect(all).toBe(27)
  expect(rows.map(({ reason }) => reason)).toEqual(
    numbered(7, () => "many_at_address")
  )
  const elsewhere = claimOf("ada", "bob", { network: "another" })
  expect((await claimAll([elsewhere]))[0]?.referral.state).toBe("accepted")
})

it("S17: of one customer so many count in a year, also when they come at once", async () => {
  const claims = numbered(12, (i) =>
    claimOf("ada", `friend${i}`, { network: `net${i}` })
  )
  const states = (await claimAll(claims, { per_year: 5 })).map(
    ({ referral: { state, reason } }) => `${state} ${reason}`
  )
  expect(count(states, "accepted null")).toBe(5)
  expect(count(states, "flagged many_in_year")).toBe(7)
  await ledger.rows(
    "update ladder_referral set claimed_at = claimed_at - interval '366 days'"
  )
  const next = await claimAll([claimOf("ada", "late")], { per_year: 5 })
  expect(next[0]?.referral.state).toBe("accepted")
})

it("attack 29: who is in a ring gets no more than the cap, and the ring is flagged", async () => {
  const ring = ["a", "b", "c", "d", "e"]
  for (const [i, inviter] of ring.entries()) {
    const friend = ring[(i + 1) % ring.length]!
    const { referral } = await ledger.referrals.claim(
      claimOf(inviter, friend),
      limits
    )
    const closes = friend === "a"
    expect([referral.state, referral.reason]).toEqual(
      closes ? ["flagged", "ring"] : ["accepted", null]
    )
  }
  // Both at once: one of the two closes it.
  const two = await claimAll([claimOf("x", "y"), claimOf("y", "x")])
  expect(two.map(({ referral }) => referral.state).sort()).toEqual([
    "accepted",
    "flagged",
  ])
})

it("attack 28: keeps what looks like oneself from counting, with the reason", async () => {
  const own = claimOf("ada", "ada2", { same_person: "same_email" })
  const { referral } = await ledger.referrals.claim(own, limits)
  expect(referral).toMatchObject({ state: "blocked", reason: "same_email" })
  const later = await ledger.referrals.claim(claimOf("ada", "bob"), limits)
  const found = { id: later.referral.id, reason: "same_address" } as const
  expect(await ledger.referrals.block([found])).toMatchObject([
    { state: "blocked", reason: "same_address" },
  ])
  expect(await ledger.referrals.block([found])).toEqual([])

  // Staff know better, and are not asked again.
  const allowed = await ledger.referrals.decide(found.id, "accepted", staff)
  expect(allowed).toMatchObject({ state: "accepted", decided_by: "user_1" })
  expect(await ledger.referrals.block([found])).toEqual([])
  await expect(
    ledger.referrals.decide(found.id, "accepted", staff)
  ).rejects.toThrow(`id: the referral "${found.id}" is accepted already`)
  await expect(
    ledger.referrals.decide("lref_none", "rejected", staff)
  ).rejects.toThrow('id: no referral has the id "lref_none"')
  await ledger.referrals.decide(found.id, "rejected", staff)
  const { rows } = await ledger.audits.list(
    { subject: found.id },
    { limit: 10, offset: 0 }
  )
  expect(rows).toMatchObject([
    {
      action: "referral.reject",
      before: { state: "accepted" },
      after: { state: "rejected" },
    },
    {
      action: "referral.allow",
      before: { state: "blocked", reason: "same_address" },
      after: { state: "accepted" },
    },
  ])
})

it("tells the sweep who changed, and of whose orders something was recorded", async () => {
  await ledger.referrals.claim(claimOf("ada", "bob"), limits)
  await ledger.referrals.claim(claimOf("ada", "eve"), limits)
  await ledger.rows(
    "update ladder_referral set updated_at = now() - interval '1 day'"
  )
  const hour = 3_600_000
  const now = Date.now()
  const lately = {
    since: new Date(now - hour),
    until: new Date(now + hour),
  }
  expect(await ledger.referrals.changedBetween(lately, "", 10)).toEqual([])
  const placed = (customer: string) => ({
    key: `order:${customer}:v1`,
    type: "order.placed",
    customer,
    at: now - 1_000,
    value: 100,
    currency: "eur",
    attributes: { order: customer },
  })
  await ledger.door.record([placed("eve"), placed("zoe")], "orders")
  expect(await ledger.referrals.changedBetween(lately, "", 10)).toEqual(["eve"])
  const ever = { since: new Date(0), until: lately.until }
  expect(await ledger.referrals.changedBetween(ever, "", 1)).toEqual(["bob"])
  expect(await ledger.referrals.changedBetween(ever, "bob", 10)).toEqual([
    "eve",
  ])
})

it("S6: lets links count so often, over two instances, until the time is over", async () => {
  const others = [ledger.another(), ledger.another()]
  const allowed = await Promise.all(
    numbered(60, (i) => others[i % 2]!.linkLimits.allows("net", 7, 3_600))
  )
  expect(count(allowed, true)).toBe(7)
  expect(await ledger.linkLimits.allows("other", 1, 3_600)).toBe(true)
  await ledger.linkLimits.note("own", 3_600)
  await ledger.linkLimits.note("own", 60)
  expect(await ledger.linkLimits.isNoted("own")).toBe(true)
  await ledger.rows(
    "update ladder_link_limit set until = until - interval '1 hour'"
  )
  expect(await ledger.linkLimits.isNoted("own")).toBe(false)
  expect(await ledger.linkLimits.allows("net", 1, 3_600)).toBe(true)
  expect(await ledger.linkLimits.allows("net", 1, 3_600)).toBe(false)
  await ledger.linkLimits.forget()
  expect(await ledger.rows("select who from ladder_link_limit")).toEqual([
    { who: "net" },
  ])
})
