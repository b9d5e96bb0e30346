export type Deeds = Record<string, (argument: never) => Promise<unknown>>

/** Does what the parent process sends, and sends back what came of it. */
export function obeyParent(deeds: Deeds): void {
  process.on("message", (order) => void obey(deeds, order as Order))
  // Nobody sends any more.
  process.on("disconnect", () => process.exit())
  process.send?.({ id: 0 })
}

interface Order {
  readonly id: number
  readonly name: string
  readonly argument: never
}

async function obey(
  deeds: Deeds,
  { id, name, argument }: Order
): Promise<void> {
  try {
    process.send?.({ id, answer: await deeds[name]?.(argument) })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
}
