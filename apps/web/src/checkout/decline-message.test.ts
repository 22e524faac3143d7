import { describe, expect, it } from 'vitest'
import { declineMessage } from './decline-message.ts'

const REFUSED = declineMessage({ code: 'card_declined', declineCode: 'generic_decline' })

describe('the words for a declined card', () => {
  it.each([
    ['insufficient_funds', /enough money/],
    ['expired_card', /expired/],
    ['incorrect_cvc', /CVC/],
    ['incorrect_number', /card number/],
    ['incorrect_zip', /postcode/],
    ['processing_error', /Try again/],
    ['card_velocity_exceeded', /Wait/],
    ['authentication_required', /confirm that it was you/],
  ])('%s says what to do', (declineCode, words) => {
    expect(declineMessage({ code: 'card_declined', declineCode })).toMatch(words)
  })

  it.each([
    ['lost_card'],
    ['stolen_card'],
    ['pickup_card'],
    ['fraudulent'],
    ['merchant_blacklist'],
    ['do_not_honor'],
    ['a code of tomorrow'],
  ])('%s tells no more than a plain refusal', (declineCode) => {
    expect(declineMessage({ code: 'expired_card', declineCode })).toBe(REFUSED)
  })

  it('falls back to the code, then to the type', () => {
    expect(declineMessage({ code: 'payment_intent_authentication_failure' })).toMatch(/your bank/i)
    expect(declineMessage({ type: 'rate_limit_error' })).toMatch(/Wait/)
    expect(declineMessage({})).toBe(REFUSED)
  })

  it.each([['toString'], ['constructor'], ['__proto__']])(
    'a code named like a property of every object (%s) is a plain refusal',
    (code) => {
      expect(declineMessage({ code, declineCode: null })).toBe(REFUSED)
      expect(declineMessage({ code: null, declineCode: code })).toBe(REFUSED)
    },
  )
})
