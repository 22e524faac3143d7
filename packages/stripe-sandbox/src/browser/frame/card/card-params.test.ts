import { expect, test } from 'vitest'
import { tokenParams, withCard } from './card-params.ts'

const card = { number: '4242424242424242', exp_month: 4, exp_year: 2034, cvc: '123' }

test("the postal code of the form joins the merchant's billing details, and gives way to theirs", () => {
  expect(withCard({ billing_details: { name: 'Ada' } }, { card, postalCode: '94107' })).toEqual({
    type: 'card',
    card,
    billing_details: { name: 'Ada', address: { postal_code: '94107' } },
  })
  const given = { billing_details: { address: { postal_code: '10115', city: 'Berlin' } } }
  expect(withCard(given, { card, postalCode: '94107' }).billing_details).toEqual({
    address: { postal_code: '10115', city: 'Berlin' },
  })
})

test('the merchant cannot put another card in its place', () => {
  const given = { type: 'link', card: { token: 'tok_visa' } }
  expect(withCard(given, { card, postalCode: '' })).toMatchObject({ type: 'card', card })
  expect(tokenParams({ number: '4000000000000002' }, { card, postalCode: '' }).card).toEqual(card)
})

test('a token holds the name and the postal code beside the card', () => {
  expect(tokenParams({ name: 'Ada' }, { card, postalCode: '94107' })).toEqual({
    card: { ...card, name: 'Ada', address_zip: '94107' },
  })
})
