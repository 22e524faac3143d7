import { expect, it } from 'vitest'
import { nextIntent } from './opened-intent.ts'

it('the first secret opens the first form', () => {
  expect(nextIntent(null, 'a')).toEqual({ clientSecret: 'a', generation: 1, revision: 0 })
})

it('an edited cart keeps secret and form, which has something to fetch', () => {
  const opened = nextIntent(null, 'a')
  expect(nextIntent(opened, 'a')).toEqual({ clientSecret: 'a', generation: 1, revision: 1 })
})

it('another secret needs another form', () => {
  const opened = nextIntent(nextIntent(null, 'a'), 'a')
  expect(nextIntent(opened, 'b')).toEqual({ clientSecret: 'b', generation: 2, revision: 0 })
})
