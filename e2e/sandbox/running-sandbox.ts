import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { startService } from '../servers/service.ts'

export const SECRET_KEY = 'sk_test_sandbox'
export const PUBLISHABLE_KEY = 'pk_test_sandbox'

export type RunningSandbox = {
  /** On `127.0.0.1`; merchants are on `localhost`, so that a browser takes them for two sites. */
  url: string
  stripe: Stripe
  /** Calls what Stripe has no endpoint for. */
  control: (path: string, form: Record<string, string>) => Promise<unknown>
  close: () => Promise<void>
}

type Options = {
  /** A free one by default. */
  port?: number
  /** A folder that outlives the process. */
  data?: string
}

/** The built sandbox as a process of its own, with nothing in it unless its folder has. */
export async function startSandbox({ port = 0, data }: Options = {}): Promise<RunningSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-sandbox-'))
  const service = await startService({
    args: [
      'packages/stripe-sandbox/dist/cli.js',
      '--quiet',
      `--port=${port}`,
      ...(data === undefined ? [] : [`--data=${data}`]),
    ],
    logFile: join(folder, 'sandbox.log'),
  })
  const url = urlOf(service.ready)
  const stripe = clientOf(url, SECRET_KEY)
  return {
    url,
    stripe,
    control: async (path, form) => {
      const body = new URLSearchParams(form)
      const response = await fetch(`${url}/_sandbox/${path}`, { method: 'POST', body })
      return response.json()
    },
    close: async () => {
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function clientOf(url: string, key: string): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port: new URL(url).port,
    protocol: 'http',
    telemetry: false,
  })
}

function urlOf(ready: unknown): string {
  const isSaid = typeof ready === 'object' && ready !== null && 'url' in ready
  if (!isSaid) throw new Error('The sandbox did not say where it listens.')
  return String(ready.url)
}
