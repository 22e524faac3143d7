import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

const RETURN_URL = 'https://shop.example/return'
const CARD = '4242424242424242'

type Act = (sandbox: RunningSandbox, noise: string) => Promise<unknown>

/** What a shop and its pages do, with secrets put where they do not belong. */
const ACTS: Record<string, Act> = {
  'an intent': ({ stripe }, noise) =>
    stripe.paymentIntents.create({ amount: 1299, currency: 'usd', metadata: { noise } }),
  'a payment': ({ stripe }, noise) =>
    stripe.paymentIntents.create(
      {
        amount: 1299,
        currency: 'usd',
        confirm: true,
        payment_method: 'pm_card_visa',
        return_url: RETURN_URL,
        description: noise,
      },
      { idempotencyKey: noise },
    ),
  'a payment that asks the bank': ({ stripe }) =>
    stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_authenticationRequired',
      return_url: RETURN_URL,
    }),
  'a card of the browser': ({ browser }, noise) =>
    browser.rawRequest('POST', '/v1/payment_methods', {
      type: 'card',
      card: { number: CARD, cvc: '987', exp_month: 12, exp_year: 2034 },
      billing_details: { name: noise },
    }),
  'a card with a secret key': ({ stripe }) =>
    stripe.rawRequest('POST', '/v1/payment_methods', {
      type: 'card',
      card: { number: CARD, cvc: '987', exp_month: 12, exp_year: 2034 },
    }),
  'a secret in the path': ({ stripe }, noise) =>
    stripe.rawRequest('GET', `/v1/payment_intents/${encodeURIComponent(noise)}`),
  'a customer': ({ stripe }, noise) => stripe.customers.create({ description: noise }),
  'a setup': ({ stripe }) => stripe.setupIntents.create({}),
  'a webhook endpoint': ({ stripe }, noise) =>
    stripe.webhookEndpoints.create({
      url: 'http://127.0.0.1:9/hook',
      enabled_events: ['*'],
      description: noise,
    }),
  'a wrong parameter': ({ stripe }, noise) =>
    stripe.rawRequest('POST', '/v1/payment_intents', { [noise.replaceAll(/\W/gu, '')]: noise }),
}

const secretsIn = (text: string): string[] =>
  [...text.matchAll(/_secret_(?<rest>\w+)|whsec_(?<key>\w+)/gu)].flatMap(({ groups }) =>
    [groups?.['rest'], groups?.['key']].filter((part) => part !== undefined),
  )

async function everythingShown({ url }: RunningSandbox): Promise<string> {
  const read = async (path: string): Promise<string> =>
    (await fetch(`${url}/_sandbox/${path}`)).text()
  const lists = await Promise.all(
    [
      'payments',
      'events',
      'requests',
      'webhook_endpoints',
      'api/v1/webhook_endpoints',
      'api/v1/customers',
      'api/v1/setup_intents',
    ].map(read),
  )
  const ids = new Set(lists.join().match(/(?<="id":")(?:pi|evt|req|cus|seti|we)_\w+/gu))
  const pages = [...ids].map((id) => {
    if (id.startsWith('evt_')) return read(`events/${id}`)
    if (id.startsWith('req_')) return read(`requests/${id}`)
    if (id.startsWith('we_')) return read(`webhook_endpoints/${id}`)
    if (id.startsWith('pi_')) return read(`payments/${id}`)
    return read(`timelines/${id}`)
  })
  return [...lists, ...(await Promise.all(pages))].join('\n')
}

test('whatever was done, no secret of any object and no card number is shown (I3)', async () => {
  const noise = fc.constantFrom(
    'plain',
    'pi_3abcdefghijklmnopqrstuvw_secret_ABCDEFGHIJKLMNOPQRSTUVWXY',
    'whsec_ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'sk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    '4242 4242 4242 4242',
  )
  const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), noise), {
    minLength: 3,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(story, async (acts) => {
      const sandbox = await startSandbox()
      const known = new Set<string>(['ABCDEFGHIJKLMNOPQRSTUVWXY', CARD])
      for (const [name, pasted] of acts) {
        const answer = await ACTS[name]?.(sandbox, pasted).catch((error: unknown) => error)
        for (const secret of secretsIn(JSON.stringify(answer) ?? '')) known.add(secret)
      }
      const shown = (await everythingShown(sandbox)).replaceAll(/(?<=\d)[ -](?=\d)/gu, '')
      expect(shown).toContain('"data"')
      expect(shown).not.toContain('"cvc":"987"')
      for (const secret of known) expect(shown).not.toContain(secret)
    }),
    { numRuns: 12 },
  )
}, 60_000)
