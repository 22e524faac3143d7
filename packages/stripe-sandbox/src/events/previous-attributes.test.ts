import { expect, test } from 'vitest'
import { previousAttributes } from './previous-attributes.ts'

test('only what changed is told, with the value from before', () => {
  expect(previousAttributes({ name: 'Ada', email: null }, { name: 'Eve', email: null })).toEqual({
    name: 'Ada',
  })
})

test('of a hash only the changed keys are told, a new one as null', () => {
  const before = { metadata: { kept: '1', changed: 'old', removed: 'x' } }
  const after = { metadata: { kept: '1', changed: 'new', added: 'y' } }
  expect(previousAttributes(before, after)).toEqual({
    metadata: { changed: 'old', removed: 'x', added: null },
  })
})

test('a hash that came or went is told whole', () => {
  const address = { city: 'Taipei' }
  expect(previousAttributes({ address: null }, { address })).toEqual({ address: null })
  expect(previousAttributes({ address }, { address: null })).toEqual({ address })
})

test('a list is told whole', () => {
  expect(previousAttributes({ locales: ['en'] }, { locales: ['en', 'de'] })).toEqual({
    locales: ['en'],
  })
})
