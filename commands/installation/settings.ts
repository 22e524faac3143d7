import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../terminal/refusal.ts'
import { ROOT } from './home.ts'

/** What the environment chose. Everything has a default that needs no account and no service. */
export type Settings = {
  port: number
  apiPort: number
  sandboxPort: number
  studioPort: number
  host: string
  database: { kind: 'embedded' } | { kind: 'own'; url: string }
  stripe: { kind: 'sandbox' } | ({ kind: 'stripe' } & StripeKeys)
  logLevel: string
}

export type StripeKeys = { secretKey: string; publishableKey: string; webhookSecret: string }

const STRIPE_NAMES = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET']

/** Adds what the file `.env` sets and the environment does not. */
export function loadEnvFile(): void {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Reads the settings, or refuses with every problem at once. An empty variable counts as unset. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const problems: string[] = []
  const readPort = (name: string, fallback: number) => {
    const text = env[name] || String(fallback)
    const port = Number(text)
    if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
    problems.push(`${name}=${text} is not a port: it must be a number from 1 to 65535.`)
    return fallback
  }
  const port = readPort('PORT', 3000)
  const settings: Settings = {
    port,
    apiPort: readPort('API_PORT', Math.min(port + 1, 65_535)),
    sandboxPort: readPort('SANDBOX_PORT', 12_111),
    studioPort: readPort('STUDIO_PORT', 5555),
    host: env['HOST'] || '127.0.0.1',
    database: readDatabase(env['DATABASE_URL'] ?? '', problems),
    stripe: readStripe(env, problems),
    logLevel: env['LOG_LEVEL'] || 'info',
  }
  if (problems.length > 0) throw new Refusal(problems.join('\n'))
  return settings
}

function readDatabase(url: string, problems: string[]): Settings['database'] {
  if (!url) return { kind: 'embedded' }
  // The address holds a password, so the message does not repeat it.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    problems.push(
      'DATABASE_URL is not a Postgres address: postgresql://user:password@host/database',
    )
  return { kind: 'own', url }
}

function readStripe(env: NodeJS.ProcessEnv, problems: string[]): Settings['stripe'] {
  const missing = STRIPE_NAMES.filter((name) => !env[name])
  if (missing.length === STRIPE_NAMES.length) return { kind: 'sandbox' }
  if (missing.length > 0)
    problems.push(
      `Stripe is configured by halves: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing. ` +
        `Set all of ${STRIPE_NAMES.join(', ')} for the real Stripe, or none for the sandbox.`,
    )
  return {
    kind: 'stripe',
    secretKey: env['STRIPE_SECRET_KEY'] ?? '',
    publishableKey: env['STRIPE_PUBLISHABLE_KEY'] ?? '',
    webhookSecret: env['STRIPE_WEBHOOK_SECRET'] ?? '',
  }
}
