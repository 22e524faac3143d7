import { expect, it } from 'vitest'
import { readEnv } from './env.ts'

const complete = {
  DATABASE_URL: 'postgresql://u:p@127.0.0.1:5432/shop',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  COOKIE_SECRET: 'c'.repeat(32),
}

it('has a default for all that a shop need not decide', () => {
  expect(readEnv(complete)).toMatchObject({ HOST: 'localhost', PORT: 3000, LOG_LEVEL: 'info' })
})

it.each(Object.keys(complete))('names %s when it is missing', (name) => {
  expect(() => readEnv({ ...complete, [name]: undefined })).toThrow(name)
})

it('refuses to send a live key to any address but Stripe’s own', () => {
  const live = {
    ...complete,
    STRIPE_SECRET_KEY: 'sk_live_1',
    STRIPE_PUBLISHABLE_KEY: 'pk_live_1',
  }
  expect(readEnv(live).STRIPE_SECRET_KEY).toBe('sk_live_1')
  const redirected = { ...live, STRIPE_API_URL: 'http://127.0.0.1:12111' }
  expect(() => readEnv(redirected)).toThrow(/STRIPE_API_URL: not allowed with a live key/)
})

it('refuses keys of two modes', () => {
  const mixed = { ...complete, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }
  expect(() => readEnv(mixed)).toThrow(/STRIPE_PUBLISHABLE_KEY: is of another mode/)
})
