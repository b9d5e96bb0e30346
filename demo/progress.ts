const startedAt = Date.now()

/**
 * Says what happened, with the seconds since the demo was started. A child
 * process of the demo hands it to its parent, which keeps the screen.
 */
export function say(text: string): void {
  if (process.send) {
    process.send({ say: text })
    return
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0).padStart(4)
  process.stdout.write(`${seconds} s  ${text}\n`)
}
