import type { Environment } from './environment.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
// Bytes from here on would make the first letters of the alphabet likelier than the rest.
const UNBIASED_LIMIT = 256 - (256 % ALPHABET.length)

/** Letters and digits from the environment's randomness, each as likely as any other. */
export function randomAlphanumeric(environment: Environment, length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of environment.randomBytes(length)) {
      if (byte < UNBIASED_LIMIT && text.length < length) text += ALPHABET[byte % ALPHABET.length]
    }
  }
  return text
}

/** How many letters and digits follow, by what the id begins with. */
const LENGTHS = { cus_: 14, evt_1: 23, pm_1: 23, req_: 14 } as const

export function newId(environment: Environment, prefix: keyof typeof LENGTHS): string {
  return prefix + randomAlphanumeric(environment, LENGTHS[prefix])
}

export function newPaymentIntentId(environment: Environment): string {
  return `pi_3${randomAlphanumeric(environment, 23)}`
}

/** What a customer's invoice numbers would begin with. */
export function newInvoicePrefix(environment: Environment): string {
  return randomAlphanumeric(environment, 8).toUpperCase()
}

/**
 * Live recordings show `pi_3…` sharing all but the last eight characters with its `ch_3…`, `re_3…`
 * and `txn_3…`.
 */
export function newRelatedId(
  environment: Environment,
  prefix: 'ch' | 'py' | 'pyr' | 're' | 'txn',
  relative: string,
): string {
  const shared = relative.slice(relative.indexOf('_') + 1, -8)
  return `${prefix}_${shared}${randomAlphanumeric(environment, 8)}`
}

export function newClientSecret(environment: Environment, id: string): string {
  return `${id}_secret_${randomAlphanumeric(environment, 25)}`
}

/** Whoever holds it can answer a 3-D Secure challenge, so it must not be guessed. */
export function newChallengeToken(environment: Environment): string {
  return randomAlphanumeric(environment, 32)
}
