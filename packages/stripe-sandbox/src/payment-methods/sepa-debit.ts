import type Stripe from 'stripe'
import { required, text } from '../parameters.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { failsWith, isDisputed, settles } from './bank-behaviour.ts'
import type { Behaviour } from './behaviour.ts'
import { ibanInvalid } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'

export const sepaDebitFields = {
  iban: required(text()),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams.PaymentMethodData.SepaDebit>

/** From docs.stripe.com/payments/sepa-debit; any other right IBAN settles. */
const TEST_IBANS: Record<string, Behaviour> = {
  AT321904300235473204: settles,
  AT611904300234573201: settles,
  AT051904300235473205: failsWith('insufficient_funds_in_account'),
  AT861904300235473202: failsWith('insufficient_funds_in_account'),
  AT591904300235473203: isDisputed,
  DE08370400440532013003: settles,
  DE89370400440532013000: settles,
  DE62370400440532013001: failsWith('insufficient_funds_in_account'),
  DE78370400440532013004: failsWith('insufficient_funds_in_account'),
  DE35370400440532013002: isDisputed,
  FR1420041010050500013M02606: settles,
  FR3020041010050500013M02609: settles,
  FR8420041010050500013M02607: failsWith('insufficient_funds_in_account'),
  FR7920041010050500013M02600: failsWith('insufficient_funds_in_account'),
  FR5720041010050500013M02608: isDisputed,
}

/** Where an IBAN has the bank's code and its branch's, by country. */
const BANK_CODES: Record<string, [bank: number, branch: number]> = {
  AT: [5, 0],
  BE: [3, 0],
  DE: [8, 0],
  ES: [4, 4],
  FR: [5, 5],
  IE: [4, 6],
  IT: [6, 5],
  NL: [4, 0],
}

type SepaDebit = { wire: Stripe.PaymentMethod.SepaDebit; behaviour: Behaviour }

/** Reads an account; of its number only the bank and the last four digits are kept. */
export function readSepaDebit(
  { iban: typed }: Parsed<typeof sepaDebitFields>,
  name: string,
): SepaDebit {
  const iban = typed.replaceAll(/\s/gu, '').toUpperCase()
  if (!isIban(iban)) throw ibanInvalid(`${name}[iban]`)
  const country = iban.slice(0, 2)
  const [bank, branch] = BANK_CODES[country] ?? [0, 0]
  const last4 = iban.slice(-4)
  const bankCode = iban.slice(4, 4 + bank)
  return {
    behaviour: TEST_IBANS[iban] ?? settles,
    wire: {
      bank_code: bankCode,
      branch_code: iban.slice(4 + bank, 4 + bank + branch),
      country,
      fingerprint: fingerprintOf(`sepa ${country} ${bankCode} ${last4}`),
      generated_from: { charge: null, setup_attempt: null },
      last4,
    },
  }
}

/** ISO 13616: letters count from ten, and the whole leaves one when it is divided by 97. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(iban)) return false
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/gu, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return BigInt(digits) % 97n === 1n
}
