import type {
  MemberFilter,
  MemberSort,
} from "../../src/modules/ladder/contract"
import { alternate, costRatio, figuresOf, type Leg } from "../harness/alternate"
import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf, type Chance } from "../harness/chance"
import { openDatabases, type Ledger } from "../harness/open-databases"
import { annas_in, emailOf, fill } from "./fill"

const sizes = {
  small: { members: 50_000, deep: 5_000, rounds: 7 },
  full: { members: 1_000_000, deep: 100_000, rounds: 7 },
}
const few_members = 1_000
const page_size = 20
/** Members read at a time on the way to a page far in. */
const stride = 1_000

/** What each order sorts by, written once more to hold the pages against. */
const columns: Readonly<Record<MemberSort, string>> = {
  points: "status_points",
  since: "rung_since",
  last_event: "last_at",
}
const sorts: readonly MemberSort[] = ["points", "since", "last_event"]

/** Whether a page of members takes longer because there are many. */
export const members: Benchmark = {
  name: "members",
  about: "a page of the members of a rung, and of a search, at many / at 1,000",
  run,
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const of = sizes[size]
    const chance = chanceOf(seed)
    const few = await sideOf(await databases.open("few"), few_members, 500)
    const many = await sideOf(await databases.open("many"), of.members, of.deep)
    const kinds = ["list", "address", "name"] as const
    const legs = kinds.flatMap((kind) => [
      legOf(kind, few, chance),
      legOf(kind, many, chance),
    ])
    const blocks = await alternate(databases.monitor, legs, chance, {
      rounds: of.rounds,
      block_ms: 300,
    })
    const ratio = (kind: Kind, target?: { at_most: number }) =>
      costRatio(blocks, nameOf(kind, many), nameOf(kind, few), target)
    return {
      name: "members",
      size,
      seed,
      setting: {
        ...databases.setting,
        members: of.members,
        page_size,
        deep: of.deep,
        anna: `1 in ${annas_in}`,
      },
      legs: figuresOf(blocks),
      ratios: [
        ratio("list", { at_most: 3 }),
        ratio("address", { at_most: 3 }),
        ratio("name"),
      ],
      checks: [...(await checksOf(few)), ...(await checksOf(many))],
    }
  } finally {
    await databases.close()
  }
}

type Kind = "list" | "address" | "name"

/** A ladder full of members, and where a page far in begins, by order. */
interface Side {
  readonly ledger: Ledger
  readonly members: number
  readonly deep: number
  readonly cursors: ReadonlyMap<MemberSort, string>
}

async function sideOf(
  ledger: Ledger,
  members: number,
  deep: number
): Promise<Side> {
  await fill(ledger, members)
  const cursors = new Map<MemberSort, string>()
  for (const sort of sorts) {
    let after: string | null = null
    for (let read = 0; read < deep; read += stride) {
      const limit = Math.min(stride, deep - read)
      const filter = filterOf(ledger, { sort })
      after = (await ledger.services.members.list(filter, { after, limit }))
        .next
    }
    cursors.set(sort, after ?? "")
  }
  return { ledger, members, deep, cursors }
}

const filterOf = (
  { ladder_id }: Ledger,
  asked: { sort?: MemberSort; search?: string }
): MemberFilter => ({
  ladder_id,
  position: asked.search === undefined ? 1 : null,
  search: asked.search ?? null,
  sort: asked.sort ?? "points",
})

const nameOf = (kind: Kind, { members }: Side): string =>
  `${kind} of ${members}`

/** A piece of work: the first page and one far in by each order; or a search. */
function legOf(kind: Kind, side: Side, chance: Chance): Leg {
  const { ledger, members } = side
  const page = async (
    asked: Parameters<typeof filterOf>[1],
    wanted: number,
    after: string | null = null
  ) => {
    const filter = filterOf(ledger, asked)
    const found = await ledger.services.members.list(filter, {
      after,
      limit: page_size,
    })
    if (found.rows.length !== wanted) {
      throw new Error(
        `Leg ${nameOf(kind, side)} is void: ${found.rows.length} rows, not ${wanted}`
      )
    }
  }
  const work = {
    list: async () => {
      for (const sort of sorts) {
        await page({ sort }, page_size)
        await page({ sort }, page_size, side.cursors.get(sort))
      }
      return 2 * sorts.length
    },
    address: async () => {
      await page({ search: emailOf(1 + chance.below(members - 1)) }, 1)
      return 1
    },
    name: async () => {
      const annas = Math.floor((members - 1) / annas_in)
      await page({ search: "anna" }, Math.min(page_size, annas))
      return 1
    },
  }
  return { name: nameOf(kind, side), work: work[kind] }
}

/** Pages far in, held against what an offset gives. */
async function checksOf(side: Side): Promise<Check[]> {
  const { ledger, members, deep, cursors } = side
  const checks: Check[] = []
  for (const sort of sorts) {
    const { rows } = await ledger.services.members.list(
      filterOf(ledger, { sort }),
      { after: cursors.get(sort) ?? null, limit: page_size }
    )
    const { rows: right } = await ledger.pool.query<{ member_id: string }>(
      `select member_id from ladder_standing where ladder_id = $1 and rung = 1
       order by ${columns[sort]} desc, member_id desc
       offset ${deep} limit ${page_size}`,
      [ledger.ladder_id]
    )
    const same = rows.filter(
      ({ member_id }, n) => member_id === right[n]?.member_id
    ).length
    checks.push({
      what: `page after ${deep} of ${members} by ${sort} = the one by offset`,
      ok: same === page_size && right.length === page_size,
      found: `${same} of ${page_size} rows`,
    })
  }
  return checks
}
