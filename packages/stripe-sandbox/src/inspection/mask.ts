import type { FormTree, FormValue } from '../form-body.ts'

/** What stands in the place of a secret. */
const DOTS = '••••'

/** Fields whose whole value is a secret, wherever they stand. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['client_secret', 'cvc', 'key', 'secret'])
/** Fields of which only the end may be seen, as Stripe shows it. */
const NUMBER_FIELDS: ReadonlySet<string> = new Set(['account_number', 'iban', 'number'])

const SECRETS: [pattern: RegExp, shown: string][] = [
  [/_secret_\w+/gu, `_secret_${DOTS}`],
  [/whsec_\w+/gu, `whsec_${DOTS}`],
  [/(?<kind>[rsp]k_(?:test|live))_\w+/gu, `$<kind>_${DOTS}`],
]
/** Whatever can be in a text; most texts have none of it, and every request is looked through. */
const SUSPICIOUS = /_secret_|whsec_|[rsp]k_(?:test|live)_|\d(?:[ .-]?\d){12}/u
/** Whatever may be in a form, or the name of a field, of which something must not be seen. */
const TELLING = new RegExp([...SECRET_FIELDS, ...NUMBER_FIELDS, SUSPICIOUS.source].join('|'), 'u')
/** Enough digits for a card number, however they are set apart. */
const DIGITS = /\d(?:[ .-]?\d){12,}/gu
const CARD_LENGTHS = [13, 14, 15, 16, 17, 18, 19]

/**
 * A copy of any JSON without its secrets: by the name of the field, and by their looks in every
 * other text (names of fields too), since people put everything into metadata.
 */
export function mask(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return maskField(field, value)
  if (typeof value === 'number') return maskNumber(field, value)
  if (Array.isArray(value)) return value.map((item) => mask(item, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]): [string, unknown] => [maskText(key), mask(item, key)]),
  )
}

/** A request's parameters as JSON without secrets: a tree whose keys are 0, 1, … is a list. */
export function maskParameters(tree: FormTree): Record<string, unknown> {
  return Object.fromEntries(
    [...tree].map(([key, value]): [string, unknown] => [maskText(key), maskParameter(value, key)]),
  )
}

function maskParameter(value: FormValue, field: string): unknown {
  if (typeof value === 'string') return maskField(field, value)
  const isList = value.size > 0 && [...value.keys()].every((key, index) => key === String(index))
  return isList
    ? [...value.values()].map((item) => maskParameter(item, field))
    : maskParameters(value)
}

/** Whether a form is fit to be seen as it is. A quick look: it may say no to one that is. */
export function holdsNothingToMask(form: string): boolean {
  if (!/[%+]/u.test(form)) return !TELLING.test(form)
  try {
    return !TELLING.test(decodeURIComponent(form.replaceAll('+', ' ')))
  } catch {
    return false
  }
}

export function maskText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text
  let shown = text
  for (const [pattern, replacement] of SECRETS) shown = shown.replaceAll(pattern, replacement)
  return shown.replaceAll(DIGITS, (run) => (holdsCardNumber(run) ? ending(run) : run))
}

function maskField(field: string, value: string): string {
  if (value === '') return value
  if (NUMBER_FIELDS.has(field)) return ending(value)
  if (!SECRET_FIELDS.has(field)) return maskText(value)
  // What a secret belongs to may be seen: `pi_3…_secret_••••`.
  const shown = maskText(value)
  return shown === value ? DOTS : shown
}

function maskNumber(field: string, value: number): unknown {
  const text = String(value)
  const shown = maskField(field, text)
  return shown === text ? value : shown
}

/** The last four, if that leaves enough unseen. */
function ending(text: string): string {
  const plain = text.replaceAll(/[^\dA-Za-z]/gu, '')
  return plain.length < 9 ? DOTS : `${DOTS}${plain.slice(-4)}`
}

function holdsCardNumber(run: string): boolean {
  const digits = run.replaceAll(/\D/gu, '')
  return Array.from(digits).some((_digit, start) =>
    CARD_LENGTHS.some((length) => isCardNumber(digits.slice(start, start + length), length)),
  )
}

/** Networks begin with 2 to 6: that leaves times in milliseconds legible. */
function isCardNumber(digits: string, length: number): boolean {
  return digits.length === length && /^[2-6]/u.test(digits) && passesLuhn(digits)
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}
