interface Config {
  readonly headers?: Record<string, string>
}

/** As much of axios as the helpers of a shop use, on a server of this machine. */
export const apiAt = (port: number) => {
  const ask = async (url: string, init: RequestInit) => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, init)
    const data: unknown = await answer.json()
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status} ${JSON.stringify(data)}`)
    }
    return { data }
  }
  return {
    get: (url: string, { headers = {} }: Config = {}) => ask(url, { headers }),
    post: (url: string, body: object, { headers = {} }: Config = {}) =>
      ask(url, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { ...headers, "content-type": "application/json" },
      }),
  }
}
