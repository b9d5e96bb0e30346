import {
  day,
  order,
  refund,
  registered,
  threeRungs,
} from "./ladders-and-events"
import { openLedger, type Ledger } from "./open-ledger"

let ledger: Ledger

beforeAll(async () => {
  ledger = await openLedger("verify")
})
afterAll(() => ledger.close())
beforeEach(async () => {
  const now = await ledger.sweeps.now()
  await ledger.publish(threeRungs, now - 90 * day)
  await ledger.rows("update ladder set grants_from = published_at")
  await ledger.door.record(
    [
      ...["a", "b"].flatMap((c) => [
        registered(c, now - 20 * day),
        order(`o1${c}`, c, now - 19 * day, 20_000),
        order(`o2${c}`, c, now - 18 * day, 20_000),
      ]),
      refund("r", "a", now - 17 * day, 5_000, "o1a"),
    ],
    "test"
  )
  expect(await ledger.verify()).toEqual([])
})
afterEach(() => ledger.empty())

const found = async () =>
  [
    ...new Set(
      (await ledger.verify()).map(
        ({ what, member_id }) => `${what} ${member_id}`
      )
    ),
  ].sort()

const a = "where member_id = 'lmem_a'"

it.each([
  [
    "points",
    `update ladder_standing set status_points = status_points + 1 ${a}`,
  ],
  ["points", `update ladder_standing set spendable_points = 0 ${a}`],
  [
    "points",
    `update ladder_standing set state = jsonb_set(state, '{status}', '9') ${a}`,
  ],
  ["rung", `update ladder_standing set rung = 1 ${a}`],
  ["rung", `update ladder_standing set rung_id = 'bronze' ${a}`],
  [
    "rung",
    `update ladder_standing set state = jsonb_set(state, '{rung_id}', '"bronze"') ${a}`,
  ],
  ["rung", `update ladder_standing set registered = false ${a}`],
  ["entries", `delete from ladder_entry ${a} and kind = 'reverse'`],
  [
    "entries",
    `insert into ladder_entry select ladder_id, member_id, 'planted', 0, 'adjust',
       at, day, 5, 5, 'x', 'x' from ladder_entry ${a} limit 1`,
  ],
  ["tally", `update ladder_tally set amount = amount + 1 ${a}`],
  ["tally", `delete from ladder_tally ${a}`],
  [
    "tally",
    `update ladder_standing set state = jsonb_set(state, '{tallies}',
       (select jsonb_object_agg(key, value || '{"sum": 1}')
        from jsonb_each(state->'tallies'))) ${a}`,
  ],
  ["transitions", `delete from ladder_transition ${a} and to_id = 'silver'`],
  [
    "transitions",
    `insert into ladder_superseded_transition
       select id from ladder_transition ${a} limit 1`,
  ],
  ["grants", `delete from ladder_grant ${a} and reward = 'ten'`],
  [
    "grants",
    `update ladder_grant set state = 'revoked' ${a} and reward = 'ten'`,
  ],
  [
    "grants",
    `insert into ladder_grant (id, ladder_id, reward, name, kind, settings,
       member_id, customer_id, cause, state, code)
     select 'x', ladder_id, 'planted', name, kind, settings, member_id,
       customer_id, cause, 'issued', 'PLANTED'
     from ladder_grant ${a} limit 1`,
  ],
  ["points", `delete from ladder_event where key = 'o2a'`],
  ["members", `delete from ladder_standing ${a}`],
])("finds drift of %s: %s", async (what, tampering) => {
  await ledger.untriggered(tampering)
  expect(await found()).toContain(`${what} lmem_a`)
  expect((await found()).filter((one) => !one.endsWith("lmem_a"))).toEqual([])
})

it("names a member who cannot be read, and looks at the others all the same", async () => {
  await ledger.untriggered(
    `update ladder_standing set state = '"spoilt"' ${a}`,
    `update ladder_standing set status_points = 9 where member_id = 'lmem_b'`
  )
  expect(await found()).toEqual(["fold lmem_a", "points lmem_b"])
})

it("says what is recorded and what is right", async () => {
  await ledger.untriggered(`update ladder_standing set status_points = 9 ${a}`)
  const drift = await ledger.verify()
  expect(drift).toContainEqual({
    what: "points",
    ladder_id: expect.stringMatching(/^lad_/),
    member_id: "lmem_a",
    recorded: "9",
    expected: expect.stringMatching(/^\d+$/),
  })
})
