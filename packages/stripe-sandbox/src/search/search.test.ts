import type { Stripe } from 'stripe'
import { beforeAll, describe, expect, test } from 'vitest'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'

/** Four intents: which of them a query means is said by their numbers. */
async function fourIntents(stripe: Stripe): Promise<void> {
  const make = (n: string, params: Partial<Stripe.PaymentIntentCreateParams>): Promise<unknown> =>
    stripe.paymentIntents.create({
      amount: 1000,
      currency: 'usd',
      metadata: { n, order: `order-${n}` },
      ...params,
    })
  await make('1', { amount: 500 })
  await make('2', { currency: 'eur' })
  await make('3', { amount: 2000, metadata: { n: '3', 'gift "wrap"': 'yes' } })
  await make('4', {
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/return',
  })
}

const QUERIES: [query: string, found: string[]][] = [
  ["currency:'usd'", ['4', '3', '1']],
  ['currency:"EUR"', ['2']],
  ["status:'succeeded'", ['4']],
  ["-status:'succeeded'", ['3', '2', '1']],
  ['amount>1000', ['3']],
  ['amount>=1000', ['4', '3', '2']],
  ['amount<1000', ['1']],
  ['amount<=500', ['1']],
  ['amount:2000', ['3']],
  ["metadata['order']:'order-2'", ['2']],
  ['metadata["order"]~"rder-"', ['4', '2', '1']],
  ["metadata['order']:null", ['3']],
  ["-metadata['order']:null", ['4', '2', '1']],
  ["currency:'usd' AND amount>=1000", ['4', '3']],
  ["currency:'usd' amount>=1000", ['4', '3']],
  ["currency:'eur' OR amount>1500", ['3', '2']],
  ["currency:'usd' AND -status:'succeeded' AND amount<1000", ['1']],
  ['created>0', ['4', '3', '2', '1']],
]

describe('a search of PaymentIntents', () => {
  let stripe: Stripe
  // One set for all: searching changes nothing.
  beforeAll(async () => {
    const sandbox = await startSandbox()
    stripe = sandbox.stripe
    await fourIntents(stripe)
    for (const [query, found] of QUERIES) {
      const { data } = await stripe.paymentIntents.search({ query })
      results.set(query, [data.map(({ metadata }) => metadata['n'] ?? ''), found])
    }
  })
  const results = new Map<string, [actual: string[], wanted: string[]]>()

  test.each(QUERIES)('%s finds %j', (query, found) => {
    expect(results.get(query)?.[0]).toEqual(found)
  })
})

describe('a search', () => {
  test('goes on from page to page', async () => {
    const { stripe } = await startSandbox()
    await fourIntents(stripe)
    const query = "currency:'usd'"
    const first = await stripe.paymentIntents.search({ query, limit: 2, expand: ['total_count'] })
    expect(first).toMatchObject({
      object: 'search_result',
      has_more: true,
      total_count: 3,
      url: '/v1/payment_intents/search',
    })
    expect(first.data).toHaveLength(2)
    const page = first.next_page ?? ''
    const second = await stripe.paymentIntents.search({ query, limit: 2, page })
    expect(second).toMatchObject({ has_more: false, next_page: null })
    expect(second.data).toMatchObject([{ metadata: { n: '1' } }])
    const all: string[] = []
    for await (const { metadata } of stripe.paymentIntents.search({ query, limit: 1 })) {
      all.push(metadata['n'] ?? '')
    }
    expect(all).toEqual(['4', '3', '1'])
  })

  test.each([
    ['amount', 'parse your search query'],
    ["amount:'1' AND", 'parse your search query'],
    ["colour:'red'", 'unsupported search field'],
    ["status>'a'", 'not supported for the field'],
    ["currency~'usd'", 'not supported for the field'],
    ["metadata['order']~'a'", 'at least 3 characters'],
    ["currency:'usd' AND amount>1 OR amount<9", 'combine AND and OR'],
  ])('refuses %s', async (query, message) => {
    const { stripe } = await startSandbox()
    const error = await rejection(stripe.paymentIntents.search({ query }))
    expect(error).toMatchObject({ statusCode: 400, param: 'query' })
    expect(error.message).toContain(message)
  })

  test('refuses a page that it never gave', async () => {
    const { stripe } = await startSandbox()
    const error = await rejection(
      stripe.paymentIntents.search({ query: 'amount>1', page: 'nonsense' }),
    )
    expect(error).toMatchObject({ statusCode: 400, param: 'page' })
  })

  test('of charges looks at cards and refunds', async () => {
    const { stripe } = await startSandbox()
    const pay = async (payment_method: string): Promise<string> => {
      const { id } = await stripe.paymentIntents.create({
        amount: 900,
        confirm: true,
        currency: 'usd',
        payment_method,
        return_url: 'https://shop.example/return',
      })
      return id
    }
    const visa = await pay('pm_card_visa')
    const amex = await pay('pm_card_amex')
    await stripe.refunds.create({ payment_intent: visa })
    const found = async (query: string): Promise<unknown[]> =>
      (await stripe.charges.search({ query })).data.map(({ payment_intent }) => payment_intent)
    expect(await found("payment_method_details.card.brand:'amex'")).toEqual([amex])
    expect(await found("payment_method_details.card.last4:'4242'")).toEqual([visa])
    expect(await found("refunded:'true'")).toEqual([visa])
    expect(await found("disputed:'false'")).toEqual([amex, visa])
  })
})
