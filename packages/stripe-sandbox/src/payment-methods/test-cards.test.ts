import { describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import { COUNTRY_CARDS } from './card-countries.ts'
import { passesLuhn, testCardByNumber } from './test-cards.ts'

const PAY = { amount: 1299, currency: 'usd', confirm: true, payment_method_types: ['card'] }

describe('the cards of a country', () => {
  test.each(COUNTRY_CARDS)('%s has a number that a form accepts: %s', (country, number) => {
    expect(passesLuhn(number)).toBe(true)
    expect(testCardByNumber(number)).toMatchObject({
      brand: 'visa',
      country: country.toUpperCase(),
    })
  })
})

describe('a card by its name', () => {
  const brands: [name: string, brand: string, funding: string][] = [
    ['visa', 'visa', 'credit'],
    ['visa_debit', 'visa', 'debit'],
    ['mastercard', 'mastercard', 'credit'],
    ['mastercard_prepaid', 'mastercard', 'prepaid'],
    ['amex', 'amex', 'credit'],
    ['discover', 'discover', 'credit'],
    ['diners', 'diners', 'credit'],
    ['jcb', 'jcb', 'credit'],
    ['unionpay', 'unionpay', 'credit'],
  ]
  test.each(brands)('pm_card_%s is of the brand %s, and pays', async (name, brand, funding) => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...PAY,
      payment_method: `pm_card_${name}`,
      expand: ['payment_method'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      payment_method: { card: { brand, funding } },
    })
  })

  test('a card of two networks names both', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...PAY,
      payment_method: 'pm_card_visa_cartesBancaires',
      expand: ['payment_method'],
    })
    expect(intent.payment_method).toMatchObject({
      card: { country: 'FR', networks: { available: ['visa', 'cartes_bancaires'] } },
    })
  })
})

describe('the checks of a card', () => {
  const checks: [number: string, failed: string[]][] = [
    ['4242424242424242', []],
    ['4000000000000010', ['address_line1_check', 'address_postal_code_check']],
    ['4000000000000028', ['address_line1_check']],
    ['4000000000000036', ['address_postal_code_check']],
    ['4000000000000101', ['cvc_check']],
  ]
  test.each(checks)('of %s fail in %j and do not stop the charge', async (number, failed) => {
    const { stripe, browser } = await startSandbox()
    const { id, client_secret } = await stripe.paymentIntents.create({
      amount: 900,
      currency: 'usd',
    })
    await browser.rawRequest('POST', `/v1/payment_intents/${id}/confirm`, {
      client_secret,
      return_url: 'https://shop.example/return',
      payment_method_data: {
        type: 'card',
        card: { number, exp_month: 12, exp_year: 2034, cvc: '123' },
        billing_details: { address: { line1: '1 Main Street', postal_code: '94107' } },
      },
    })
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    const names = ['address_line1_check', 'address_postal_code_check', 'cvc_check']
    const results = Object.fromEntries(
      names.map((name) => [name, failed.includes(name) ? 'fail' : 'pass']),
    )
    expect(intent).toMatchObject({
      status: 'succeeded',
      latest_charge: {
        payment_method_details: {
          card: {
            checks: results,
          },
        },
      },
    })
  })

  test('an address that nobody gave is not checked', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...PAY,
      payment_method: 'pm_card_avsFail',
      expand: ['payment_method'],
    })
    expect(intent.payment_method).toMatchObject({
      card: { checks: { address_line1_check: null, address_postal_code_check: null } },
    })
  })
})

describe('the risk of a card', () => {
  test('elevated is written down, and paid', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...PAY,
      payment_method: 'pm_card_riskLevelElevated',
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      latest_charge: { outcome: { risk_level: 'elevated', type: 'authorized' } },
    })
  })

  test.each(['pm_card_radarBlock', 'pm_card_riskLevelHighest'])(
    '%s is blocked before the network sees it',
    async (payment_method) => {
      const { stripe } = await startSandbox()
      const error = await rejection(stripe.paymentIntents.create({ ...PAY, payment_method }))
      expect(error).toMatchObject({ code: 'card_declined', decline_code: 'fraudulent' })
      const charge = await stripe.charges.retrieve(error.charge ?? '')
      expect(charge.outcome).toMatchObject({
        network_status: 'not_sent_to_network',
        reason: 'highest_risk_level',
        risk_level: 'highest',
        type: 'blocked',
      })
    },
  )
})

describe('authentication while the customer is away', () => {
  const cases: [name: string, status: string][] = [
    ['pm_card_authenticationRequiredSetupForOffSession', 'succeeded'],
    ['pm_card_visa', 'succeeded'],
  ]
  test.each(cases)('%s is not asked for it', async (payment_method, status) => {
    const { stripe } = await startSandbox()
    expect(
      await stripe.paymentIntents.create({ ...PAY, payment_method, off_session: true }),
    ).toMatchObject({ status })
  })

  test.each(['pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup'])(
    '%s is declined for the want of it',
    async (payment_method) => {
      const { stripe } = await startSandbox()
      const error = await rejection(
        stripe.paymentIntents.create({ ...PAY, payment_method, off_session: true }),
      )
      expect(error).toMatchObject({
        statusCode: 402,
        code: 'authentication_required',
        message: 'Your card was declined. This transaction requires authentication.',
      })
    },
  )

  test('a card that is set up is still asked while the customer is there', async () => {
    const { stripe } = await startSandbox()
    const intent = await stripe.paymentIntents.create({
      ...PAY,
      payment_method: 'pm_card_authenticationRequiredSetupForOffSession',
    })
    expect(intent.status).toBe('requires_action')
  })

  test('a lookup that fails is a decline', async () => {
    const { stripe } = await startSandbox()
    const error = await rejection(
      stripe.paymentIntents.create({
        ...PAY,
        payment_method: 'pm_card_threeDSecureRequiredProcessingError',
      }),
    )
    expect(error).toMatchObject({ statusCode: 402, code: 'card_declined' })
  })
})
