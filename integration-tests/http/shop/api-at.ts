/** As much of axios as the helpers of a shop use, on a server of this machine. */
export const apiAt = (port: number) => ({
  post: async (
    url: string,
    body: object,
    { headers = {} }: { headers?: Record<string, string> } = {}
  ) => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { ...headers, "content-type": "application/json" },
    })
    const data: unknown = await answer.json()
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status} ${JSON.stringify(data)}`)
    }
    return { data }
  },
})
