import { createServer, type Server } from 'node:net'

/** Resolves when it listens; rejects when the port is taken. */
async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve)
  })
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
  })
}

/** A port of this machine's loopback that nothing listens on now: the wanted one, if that is free. */
export async function findFreePort(wanted = 0): Promise<number> {
  const server = createServer()
  try {
    await listen(server, wanted)
  } catch (error) {
    if (wanted === 0) throw error
    return findFreePort()
  }
  const address = server.address()
  await close(server)
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  return address.port
}
