import { expect, type BrowserContext } from '@playwright/test'

export type Watch = {
  /** What the browser printed as an error or a warning, with its place. */
  complaints: string[]
  /** All that stands on the console, of any level. */
  consoleLines: string[]
  expectContained: () => void
}

const HERE = new Set(['localhost', '127.0.0.1'])

/** Listens to everything that the pages of a context ask for, print and throw. */
export async function watchPage(context: BrowserContext): Promise<Watch> {
  const complaints: string[] = []
  const consoleLines: string[] = []
  const thrown: string[] = []
  const foreign: string[] = []
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && !HERE.has(hostname)) foreign.push(request.url())
  })
  context.on('console', (message) => {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`
    consoleLines.push(line)
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(line)
  })
  context.on('weberror', (error) => thrown.push(String(error.error())))
  // In every frame, also Stripe's: the browser's own line can be late, the event is not.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`The policy's ${violatedDirective} forbids ${blockedURI}`)
    })
  })
  return {
    complaints,
    consoleLines,
    expectContained: () => {
      expect(foreign).toEqual([])
      expect(thrown).toEqual([])
    },
  }
}
