import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Refusal } from '../terminal/refusal.ts'

/** What an installation makes up for itself, once, and keeps: nobody has to invent a secret. */
export type Secrets = { cookieSecret: string; sandboxWebhookSecret: string }

/**
 * Reads the secrets in `file`, or makes them there, readable by the owner alone. Cookies of
 * yesterday's guests stay valid because a restart finds the same secrets.
 */
export function keepSecrets(file: string): Secrets {
  const kept = readSecrets(file)
  if (kept) return kept
  const secrets: Secrets = {
    cookieSecret: randomBytes(32).toString('base64url'),
    sandboxWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
  }
  // Renamed into place, so that a crash leaves no half-written file.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
  return secrets
}

function readSecrets(file: string): Secrets | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const parsed: unknown = JSON.parse(text)
  if (isSecrets(parsed)) return parsed
  throw new Refusal(
    `${file} is damaged. Delete it to get new secrets; guests then lose their carts.`,
  )
}

function isSecrets(value: unknown): value is Secrets {
  return (
    typeof value === 'object' &&
    value !== null &&
    'cookieSecret' in value &&
    typeof value.cookieSecret === 'string' &&
    'sandboxWebhookSecret' in value &&
    typeof value.sandboxWebhookSecret === 'string'
  )
}
