import type { Job } from "./jobs"

/** Jobs that lanes take one by one; those that need the build wait for it. */
export class Queue {
  private readonly built: Promise<void>
  private isBuilt: boolean
  private noteBuilt = (): void => undefined

  constructor(private readonly jobs: Job[]) {
    this.isBuilt = !jobs.some(({ step }) => step.name === "build")
    this.built = new Promise((resolve) => (this.noteBuilt = resolve))
  }

  /** The next that can be done now, or nothing once all are taken. */
  async take(): Promise<Job | undefined> {
    for (;;) {
      const next = this.jobs.findIndex(
        ({ step }) => this.isBuilt || !step.needs.includes("build")
      )
      if (next !== -1) {
        return this.jobs.splice(next, 1)[0]
      }
      if (this.jobs.length === 0) {
        return undefined
      }
      await this.built
    }
  }

  /** Told after each job, however it ended. */
  done({ step }: Job): void {
    if (step.name === "build") {
      this.isBuilt = true
      this.noteBuilt()
    }
  }
}
