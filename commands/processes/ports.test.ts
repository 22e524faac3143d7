import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isAnswered, refuseBusyPort } from './ports.ts'

async function occupy(host = '127.0.0.1') {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, server, [Symbol.asyncDispose]: async () => void server.close() }
}

const wanted = { variable: 'PORT', host: '127.0.0.1', command: 'start' }

describe('refuseBusyPort', () => {
  it('names the port and the variable that chooses another', async () => {
    await using busy = await occupy()
    const { port } = busy
    await expect(refuseBusyPort({ ...wanted, port }, 0)).rejects.toThrow(
      `Port ${port} is in use by another program. Stop it, or choose another: ` +
        `PORT=${port + 1} npx pnpm@12 start`,
    )
  })

  it('waits for a run that is just leaving', async () => {
    const { port, server } = await occupy()
    const check = refuseBusyPort({ ...wanted, port }, 2000)
    server.close()
    await expect(check).resolves.toBeUndefined()
  })

  it('leaves the port free for its user', async () => {
    const { port, server } = await occupy()
    server.close()
    await once(server, 'close')
    await refuseBusyPort({ ...wanted, port }, 0)
    expect(await isAnswered(port, '127.0.0.1')).toBe(false)
  })
})
