import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedAnnouncement } from "../../modules/ladder/types"
import { announce } from "../announce"

/** A row of the outbox with one event. */
const row = (id: string): ClaimedAnnouncement => ({
  id,
  events: [
    {
      name: "ladder.points_changed",
      data: {
        id: `${id}_0`,
        at: "2026-01-01T00:00:00.000Z",
        ladder_id: "lad",
        ladder_handle: "club",
        customer_id: "cus",
        status_points: { before: 0, after: 1 },
        spendable_points: { before: 0, after: 1 },
      },
    },
  ],
})

/** A shop that has these rows to announce, and what became of them. */
function shopWith(
  claims: ClaimedAnnouncement[][],
  emit: () => Promise<void> = () => Promise.resolve()
) {
  const happened: unknown[] = []
  const announcements = {
    claim: () => Promise.resolve(claims.shift() ?? []),
    done: (ids: readonly string[]) =>
      Promise.resolve(happened.push(["done", ...ids])),
    failed: (ids: readonly string[], reason: string) =>
      Promise.resolve(happened.push(["failed", ...ids, reason])),
  }
  const bus = {
    emit: (events: readonly { data: { id: string } }[]) => {
      happened.push(["emit", ...events.map(({ data }) => data.id)])
      return emit()
    },
  }
  const container = {
    resolve: (key: string) => (key === "ladder" ? { announcements } : bus),
  } as MedusaContainer
  return { container, happened }
}

describe("announcing", () => {
  it("forgets what the bus has taken, and goes on while as many are due as it takes", async () => {
    const ids = [..."abcdefghij"]
    const { container, happened } = shopWith([
      ids.map(row),
      [row("k")],
      [row("of the next run")],
    ])
    expect(await announce(container)).toBe(11)
    expect(happened).toEqual([
      ["emit", ...ids.map((id) => `${id}_0`)],
      ["done", ...ids],
      ["emit", "k_0"],
      ["done", "k"],
    ])
  })

  it("forgets without a word what nobody is left to hear of", async () => {
    const { container, happened } = shopWith([[{ id: "a", events: [] }]])
    expect(await announce(container)).toBe(0)
    expect(happened).toEqual([["done", "a"]])
  })

  it("keeps what the bus did not take, and takes no more", async () => {
    const { container, happened } = shopWith([[row("a")], [row("b")]], () =>
      Promise.reject(new Error("down"))
    )
    await expect(announce(container)).rejects.toThrow("down")
    expect(happened).toEqual([
      ["emit", "a_0"],
      ["failed", "a", "Error: down"],
    ])
  })

  it("takes a bus that never answers for one that is down", async () => {
    jest.useFakeTimers()
    try {
      const { container, happened } = shopWith(
        [[row("a")]],
        () => new Promise(() => undefined)
      )
      const told = expect(announce(container)).rejects.toThrow("silent")
      await jest.advanceTimersByTimeAsync(10_000)
      await told
      expect(happened[1]).toEqual([
        "failed",
        "a",
        "Error: The event bus is silent for 10 seconds",
      ])
    } finally {
      jest.useRealTimers()
    }
  })
})
