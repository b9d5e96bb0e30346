import type { MedusaContainer } from "@medusajs/framework/types"

type Run = (container: MedusaContainer) => Promise<void>

/**
 * Never two runs at once in one process; however many ask during a run,
 * exactly one more follows, which sees all they did. Resolves when a run that
 * began after the call has ended.
 */
export function oneRunAtATime(run: Run): Run {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const ask: Run = (container) => {
    if (!running) {
      running = run(container).finally(() => (running = null))
      return running
    }
    next ??= running.then(() => {
      next = null
      return ask(container)
    })
    return next
  }
  return ask
}
