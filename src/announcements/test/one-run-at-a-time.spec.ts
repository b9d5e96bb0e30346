import type { MedusaContainer } from "@medusajs/framework/types"
import { oneRunAtATime } from "../one-run-at-a-time"

const container = {} as MedusaContainer

describe("one run at a time", () => {
  it("has one more run follow, however many ask during a run", async () => {
    const ends: (() => void)[] = []
    const ask = oneRunAtATime(
      () => new Promise<void>((resolve) => void ends.push(resolve))
    )
    const first = ask(container)
    const others = [ask(container), ask(container), ask(container)]
    expect(ends).toHaveLength(1)
    ends[0]?.()
    await first
    await Promise.resolve()
    expect(ends).toHaveLength(2)
    ends[1]?.()
    await Promise.all(others)
    expect(ends).toHaveLength(2)
    void ask(container)
    expect(ends).toHaveLength(3)
  })
})
