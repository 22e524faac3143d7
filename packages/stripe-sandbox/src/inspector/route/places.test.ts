import { describe, expect, test } from 'vitest'
import { pathOfObject, placeOf } from './places.ts'

describe('an address', () => {
  test('names a view, and the object in it', () => {
    expect(placeOf('/')).toEqual({ name: 'payments', id: null })
    expect(placeOf('/events')).toEqual({ name: 'events', id: null })
    expect(placeOf('/payments/pi_3a')).toEqual({ name: 'payments', id: 'pi_3a' })
  })

  test('that leads nowhere is null', () => {
    expect(placeOf('/nowhere')).toBeNull()
    expect(placeOf('/payments/pi_3a/more')).toBeNull()
  })
})

test('an id leads to the page of its object, if there is one', () => {
  expect(pathOfObject('pi_3a')).toBe('/payments/pi_3a')
  expect(pathOfObject('seti_1a')).toBe('/setup-intents/seti_1a')
  expect(pathOfObject('txn_1a')).toBeNull()
  expect(pathOfObject('pi_3a/../x')).toBeNull()
})
