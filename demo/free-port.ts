import net from "node:net"

const tries = 50

/** The port asked for (PORT, else 9000), or the next one that is free. */
export async function findFreePort(): Promise<number> {
  const given = process.env.PORT ?? "9000"
  const first = Number(given)
  if (!Number.isInteger(first) || first < 1 || first > 65_535) {
    throw new Error(
      `PORT is ${given}; a whole number from 1 to 65535 is wanted.`
    )
  }
  for (let port = first; port < first + tries && port <= 65_535; port++) {
    if (await isFree(port)) {
      return port
    }
  }
  throw new Error(`No port from ${first} to ${first + tries - 1} is free.`)
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}
