/**
 * Joins concurrent small calls into one call in flight: what arrives while one
 * is under way goes together in the next. Each caller gets its own answers; a
 * failed joint call is retried caller by caller, so that one's bad input does
 * not fail the others.
 */
export function coalesce<In, Out>(
  call: (items: readonly In[]) => Promise<Out[]>,
  size_max: number
): (items: readonly In[]) => Promise<Out[]> {
  let waiting: Caller<In, Out>[] = []
  let running = false

  const run = async (): Promise<void> => {
    running = true
    while (waiting.length > 0) {
      const group = takeGroup(waiting, size_max)
      waiting = waiting.slice(group.length)
      await serve(call, group)
    }
    running = false
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!running) {
        void run()
      }
    })
}

interface Caller<In, Out> {
  readonly items: readonly In[]
  readonly resolve: (answers: Out[]) => void
  readonly reject: (error: unknown) => void
}

function takeGroup<In, Out>(
  waiting: readonly Caller<In, Out>[],
  size_max: number
): Caller<In, Out>[] {
  let size = 0
  const end = waiting.findIndex((caller, index) => {
    size += caller.items.length
    return index > 0 && size > size_max
  })
  return waiting.slice(0, end === -1 ? waiting.length : end)
}

async function serve<In, Out>(
  call: (items: readonly In[]) => Promise<Out[]>,
  group: readonly Caller<In, Out>[]
): Promise<void> {
  try {
    const answers = await call(group.flatMap((caller) => caller.items))
    let from = 0
    for (const caller of group) {
      caller.resolve(answers.slice(from, from + caller.items.length))
      from += caller.items.length
    }
  } catch (error) {
    const [only] = group
    if (group.length === 1 && only) {
      only.reject(error)
      return
    }
    for (const caller of group) {
      await serve(call, [caller])
    }
  }
}
