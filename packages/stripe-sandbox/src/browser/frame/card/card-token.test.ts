import { expect, test } from 'vitest'
import { cardTokenParams } from './card-token.ts'

const card = { number: '4242424242424242', exp_month: 4, exp_year: 2034, cvc: '123' }

test('a token holds the name and the postal code beside the card', () => {
  expect(cardTokenParams({ name: 'Ada' }, card, '94107')).toEqual({
    card: { ...card, name: 'Ada', address_zip: '94107' },
  })
})

test('the merchant cannot put another card in its place', () => {
  expect(cardTokenParams({ number: '4000000000000002' }, card, '').card).toEqual(card)
})
