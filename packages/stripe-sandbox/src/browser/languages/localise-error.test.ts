import { expect, test } from 'vitest'
import { localiseError } from './localise-error.ts'

const declined = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
} as const

test('a decline is told in the language of the page, with its codes as they were', () => {
  expect(localiseError(declined, 'de')).toEqual({
    ...declined,
    message: 'Ihre Karte ist nicht ausreichend gedeckt.',
  })
})

test('a decline code that is not to be told apart is a declined card', () => {
  const { message } = localiseError({ ...declined, decline_code: 'stolen_card' }, 'de')
  expect(message).toBe('Ihre Karte wurde abgelehnt.')
})

test('English stays as the API words it', () => {
  const error = { ...declined, message: 'Your card was declined. Your request was in test mode.' }
  expect(localiseError(error, 'en')).toBe(error)
})

test('what is not about the card stays as it is, for the developer', () => {
  const error = {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: 'No such.',
  } as const
  expect(localiseError(error, 'ja')).toBe(error)
})

test('an error without any code stays as it is', () => {
  const error = { type: 'api_error', message: 'Something went wrong.' } as const
  expect(localiseError(error, 'fr')).toBe(error)
})
