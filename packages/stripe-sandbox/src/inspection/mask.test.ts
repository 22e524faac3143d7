import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm } from '../form-body.ts'
import { holdsNothingToMask, mask, maskParameters, maskText } from './mask.ts'

/** Not such a word as `prototype`, which fast-check likes to put elsewhere as well. */
const word = fc.stringMatching(/^[a-zA-Z0-9]{7,23}7$/u)

/** A number that passes the check of card numbers: the last digit is chosen so that it does. */
const cardNumber = fc
  .tuple(fc.constantFrom('2', '3', '4', '5', '6'), fc.stringMatching(/^\d{11,17}$/u))
  .map(([first, rest]) => {
    const body = first + rest
    const digit = '0123456789'.split('').find((last) => luhn(body + last))
    return body + digit
  })

/** By the definition in ISO/IEC 7812-1: from the right, every second digit doubled. */
function luhn(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number[number.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const secret = fc.oneof(
  fc.tuple(fc.constantFrom('pi_3', 'seti_1', 'cuss_1'), word, word).map(([prefix, id, rest]) => ({
    text: `${prefix}${id}_secret_${rest}`,
    core: rest,
  })),
  word.map((rest) => ({ text: `whsec_${rest}`, core: rest })),
  fc
    .tuple(fc.constantFrom('sk_test_', 'rk_test_', 'pk_test_', 'sk_live_'), word)
    .map(([prefix, rest]) => ({ text: prefix + rest, core: rest })),
  cardNumber.map((number) => ({ text: number, core: number })),
  cardNumber.map((number) => ({
    text: number.replaceAll(/(?<four>\d{4})(?=\d)/gu, '$<four> '),
    core: number,
  })),
)

/** JSON of any shape with the secret somewhere in it: as a value, within a text, or as a key. */
function around(text: string): fc.Arbitrary<unknown> {
  const carrier = fc.oneof(
    fc.constant(text),
    fc.tuple(fc.string(), fc.string()).map(([before, after]) => `${before} ${text} ${after}`),
    fc.constant(`https://shop.example/?payment_intent_client_secret=${text}`),
  )
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      carrier,
      fc.tuple(tie('tree'), fc.jsonValue()).map((items): unknown => items),
      fc
        .tuple(fc.string(), tie('tree'), fc.jsonValue())
        .map(([key, inner, other]): unknown => ({ other, [`k${key}`]: inner })),
      fc.jsonValue().map((other): unknown => ({ [text]: other })),
    ),
  }))
  return tree
}

// oxlint-disable-next-line vitest/expect-expect -- it does, in each run of the property
test('no secret is left in any JSON, wherever it stands', () => {
  const cases = secret.chain(({ text, core }) => around(text).map((json) => ({ json, core })))
  fc.assert(
    fc.property(cases, ({ json, core }) => {
      const shown = JSON.stringify(mask(json)).replaceAll(/(?<=\d) (?=\d)/gu, '')
      expect(shown).not.toContain(core)
    }),
    { numRuns: 1000 },
  )
})

/** As some client might send it: every character encoded, or only those that must be. */
const encode = fc.constantFrom(
  (text: string) => new URLSearchParams({ '': text }).toString().slice(1),
  (text: string) =>
    Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
)

// oxlint-disable-next-line vitest/expect-expect -- it does, in each run of the property
test('no form with a secret in it is taken for one that may be kept as it came', () => {
  const field = fc.constantFrom('number', 'cvc', 'iban', 'client_secret', 'account_number', 'key')
  const pair = fc.oneof(
    secret.map(({ text }) => ({ name: 'note', value: text })),
    secret.map(({ text }) => ({ name: text, value: 'note' })),
    field.map((name) => ({ name: `a[${name}]`, value: '123' })),
  )
  fc.assert(
    fc.property(pair, encode, fc.webQueryParameters(), ({ name, value }, encoded, rest) => {
      expect(holdsNothingToMask(`${rest}&${encoded(name)}=${encoded(value)}`)).toBe(false)
    }),
  )
  expect(holdsNothingToMask('amount=1299&metadata%5Border%5D=2b1f&note=a+b')).toBe(true)
})

describe('of a request', () => {
  test('card details and account numbers are gone, and the rest is legible', () => {
    const form = new URLSearchParams({
      amount: '1299',
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4242 4242 4242 4241',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[card][exp_month]': '12',
      'us_bank_account[account_number]': '000123456789',
      'sepa_debit[iban]': 'AT321904300235473204',
      'expand[0]': 'latest_charge',
      'metadata[note]': 'card 4242-4242-4242-4242 at 1764035554000',
      client_secret: 'pi_3abc_secret_def',
      key: 'pk_test_abcdef',
    })
    expect(maskParameters(parseForm(form.toString()))).toEqual({
      amount: '1299',
      payment_method_data: {
        type: 'card',
        card: { number: '••••4241', cvc: '••••', exp_month: '12' },
      },
      us_bank_account: { account_number: '••••6789' },
      sepa_debit: { iban: '••••3204' },
      expand: ['latest_charge'],
      metadata: { note: 'card ••••4242 at 1764035554000' },
      client_secret: 'pi_3abc_secret_••••',
      key: 'pk_test_••••',
    })
  })

  test('a number that was sent as JSON is masked as well', () => {
    expect(mask({ card: { number: 4242424242424242, cvc: 123 }, amount: 1299 })).toEqual({
      card: { number: '••••4242', cvc: '••••' },
      amount: 1299,
    })
  })
})

test('ids and times stay as they are', () => {
  for (const text of ['pi_3QqYb2eZvKYlo2C0GhXq4fEn', 'req_waJsuZLNQYzdEu', '1764035554']) {
    expect(maskText(text)).toBe(text)
  }
})
