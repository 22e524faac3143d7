import { expect, test } from 'vitest'
import { startSandbox } from '../testing/running-sandbox.ts'

const IDEAL = {
  amount: 1299,
  confirm: true,
  currency: 'eur',
  payment_method_data: { type: 'ideal', ideal: {} },
  return_url: 'https://shop.example/return',
} as const

test('the page of a challenge may look at it as long as it waits', async () => {
  const sandbox = await startSandbox()
  const intent = await sandbox.stripe.paymentIntents.create(IDEAL)
  const page = new URL(intent.next_action?.redirect_to_url?.url ?? '')
  const path = `challenges/${page.searchParams.get('challenge')}`
  expect(await sandbox.control(path)).toEqual({
    status: 200,
    body: { price: { amount: 1299, currency: 'eur' }, payment_method_type: 'ideal' },
  })
  await sandbox.control(path, 'outcome=succeed')
  expect(await sandbox.control(path)).toMatchObject({ status: 404 })
})

test('a challenge of a setup names no price', async () => {
  const sandbox = await startSandbox()
  const intent = await sandbox.stripe.setupIntents.create({
    confirm: true,
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'https://shop.example/return',
  })
  const page = new URL(intent.next_action?.redirect_to_url?.url ?? '')
  expect(await sandbox.control(`challenges/${page.searchParams.get('challenge')}`)).toEqual({
    status: 200,
    body: { price: null, payment_method_type: 'card' },
  })
})

test('nobody knows a challenge by guessing', async () => {
  const sandbox = await startSandbox()
  expect(await sandbox.control('challenges/guessed')).toMatchObject({ status: 404 })
})
