import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { runOutbox } from "./outbox"

let running: Promise<void> | null = null
let next: Promise<void> | null = null

/**
 * Has the outbox run soon, because something was recorded. Never two runs at
 * once in one process; however many wake it during a run, exactly one more
 * follows, which sees all they recorded. Resolves when a run that began after
 * the call has ended. Never rejects: failures are logged, and the job will try
 * again.
 */
export function wakeOutbox(container: MedusaContainer): Promise<void> {
  if (!running) {
    running = run(container).finally(() => (running = null))
    return running
  }
  next ??= running.then(() => {
    next = null
    return wakeOutbox(container)
  })
  return next
}

async function run(container: MedusaContainer): Promise<void> {
  try {
    const { more } = await runOutbox(container)
    if (more) {
      void wakeOutbox(container)
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`ladder: the outbox could not do everything: ${text}`)
  }
}
