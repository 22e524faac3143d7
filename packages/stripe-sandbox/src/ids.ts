import type { Environment } from './environment.ts'

/** In the order of their codes, so that numbers written with them sort as they count. */
const ALPHABET = Buffer.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
// Bytes from here on would make the first letters of the alphabet likelier than the rest.
const UNBIASED_LIMIT = 256 - (256 % ALPHABET.length)
const SEQUENCE_LENGTH = 8

/** Where ids are spelled: a text that grows letter by letter costs more to store than to make. */
const letters = Buffer.alloc(64)

/** Letters and digits from the environment's randomness, each as likely as any other. */
export function randomAlphanumeric(environment: Environment, length: number): string {
  for (let filled = 0; filled < length;) {
    for (const byte of environment.randomBytes(length - filled)) {
      if (byte >= UNBIASED_LIMIT) continue
      letters[filled] = ALPHABET[byte % ALPHABET.length] ?? 0
      filled += 1
    }
  }
  return letters.toString('latin1', 0, length)
}

export function randomDigits(environment: Environment, length: number): string {
  // 250 is the last multiple of ten below 256.
  let digits = ''
  while (digits.length < length) {
    for (const byte of environment.randomBytes(length)) {
      if (byte < 250 && digits.length < length) digits += String(byte % 10)
    }
  }
  return digits
}

/**
 * Real ids begin with something like the time, too. Rows that are made one after the other then lie
 * side by side on the disk.
 */
function sortable(environment: Environment): string {
  let rest = environment.sequence()
  for (let place = SEQUENCE_LENGTH - 1; place >= 0; place -= 1) {
    letters[place] = ALPHABET[rest % ALPHABET.length] ?? 0
    rest = Math.floor(rest / ALPHABET.length)
  }
  return letters.toString('latin1', 0, SEQUENCE_LENGTH)
}

/** How many letters and digits follow, by what the id begins with. */
const LENGTHS = {
  we_1: 23,
  wfl_: 16,
  card_1: 23,
  ctoken_1: 23,
  cus_: 14,
  cuss_1: 23,
  du_1: 23,
  evt_1: 23,
  flt_: 16,
  mandate_1: 23,
  pm_1: 23,
  setatt_1: 23,
  seti_1: 23,
  tok_1: 23,
} as const

export function newId(environment: Environment, prefix: keyof typeof LENGTHS): string {
  const random = randomAlphanumeric(environment, LENGTHS[prefix] - SEQUENCE_LENGTH)
  return prefix + sortable(environment) + random
}

/** Of an API request, which is no row. */
export function newRequestId(environment: Environment): string {
  return `req_${randomAlphanumeric(environment, 14)}`
}

export function newPaymentIntentId(environment: Environment): string {
  return `pi_3${sortable(environment)}${randomAlphanumeric(environment, 15)}`
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

/** Whoever holds it sees the customer's saved payment methods. */
export function newCustomerSessionSecret(environment: Environment): string {
  return `cuss_secret_${randomAlphanumeric(environment, 48)}`
}

/** What a customer finds on a bank statement beside a debit. */
export function newMandateReference(environment: Environment): string {
  return randomAlphanumeric(environment, 16).toUpperCase()
}

/** Whoever holds it can answer a 3-D Secure challenge, so it must not be guessed. */
export function newChallengeToken(environment: Environment): string {
  return randomAlphanumeric(environment, 32)
}

export function newWebhookSecret(environment: Environment): string {
  return `whsec_${randomAlphanumeric(environment, 32)}`
}
