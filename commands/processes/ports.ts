import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../terminal/refusal.ts'

/** A port that a command is about to need, with the variable that chooses another. */
export type WantedPort = { port: number; variable: string; host: string; command: string }

/**
 * Refuses a port that another program holds, before any work begins. A run that was killed a moment
 * ago may still hold it through its children, which leave by themselves: they get `patienceMs`.
 */
export async function refuseBusyPort(wanted: WantedPort, patienceMs = 2000): Promise<void> {
  const until = performance.now() + patienceMs
  for (;;) {
    const reason = await findObstacle(wanted)
    if (!reason) return
    if (reason === 'EACCES')
      throw new Refusal(
        `Port ${wanted.port} needs administrator rights. Choose one above 1023: ${example(wanted)}`,
      )
    if (performance.now() > until)
      throw new Refusal(
        `Port ${wanted.port} is in use by another program. ` +
          `Stop it, or choose another: ${example(wanted)}`,
      )
    await wait(100)
  }
}

function example({ port, variable, command }: WantedPort): string {
  const other = port < 1024 ? port + 8000 : port < 65_535 ? port + 1 : port - 1
  return `${variable}=${other} npx pnpm@12 ${command}`
}

async function findObstacle({ port, host }: WantedPort): Promise<'EADDRINUSE' | 'EACCES' | ''> {
  const refused = await tryToListen(port, host)
  if (refused) return refused
  // Somebody on the other loopback address would answer for `localhost` in our place.
  return (await isAnswered(port, '::1')) ? 'EADDRINUSE' : ''
}

async function tryToListen(port: number, host: string): Promise<'EADDRINUSE' | 'EACCES' | ''> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    return ''
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE' || code === 'EACCES') return code
    throw error
  } finally {
    server.close()
  }
}

/** Whether something accepts connections there. */
export async function isAnswered(port: number, host: string): Promise<boolean> {
  const socket = connect({ port, host })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
