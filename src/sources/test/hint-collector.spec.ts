import type { MedusaContainer } from "@medusajs/framework/types"
import { HintCollector } from "../hint-collector"
import type { Hint } from "../source"

const container = {} as MedusaContainer
const hint = (id: string): Hint => ({ name: "order.placed", data: { id } })

describe("the hints of one moment", () => {
  it("are handled together, and each waits until they are", async () => {
    const handled: number[] = []
    const collector = new HintCollector(async (_container, hints) => {
      handled.push(hints.length)
    })
    const added = ["a", "b", "c"].map((id) =>
      collector.add(container, hint(id))
    )
    expect(handled).toEqual([])
    await Promise.all(added)
    expect(handled).toEqual([3])
  })

  it("wait for those of the moment before, though they failed", async () => {
    const open: (() => void)[] = []
    const handled: number[] = []
    const collector = new HintCollector((_container, hints) => {
      handled.push(hints.length)
      return new Promise((_resolve, reject) =>
        open.push(() => reject(new Error("the database is away")))
      )
    })
    const until = async (there: () => boolean) => {
      while (!there()) {
        await new Promise(setImmediate)
      }
    }
    const first = collector.add(container, hint("a"))
    await until(() => open.length === 1)
    const later = ["b", "c"].map((id) => collector.add(container, hint(id)))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(handled).toEqual([1])
    open.pop()?.()
    await expect(first).rejects.toThrow("away")
    await until(() => open.length === 1)
    expect(handled).toEqual([1, 2])
    open.pop()?.()
    await expect(Promise.all(later)).rejects.toThrow("away")
  })
})
