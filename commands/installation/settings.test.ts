import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const STRIPE = {
  STRIPE_SECRET_KEY: 'sk_test_a',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_b',
  STRIPE_WEBHOOK_SECRET: 'whsec_c',
}

describe('readSettings', () => {
  it('needs nothing: embedded Postgres, the sandbox, port 3000', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      sandboxPort: 12_111,
      database: { kind: 'embedded' },
      stripe: { kind: 'sandbox' },
    })
  })

  it('switches Postgres and Stripe independently', () => {
    const url = 'postgresql://shop:secret@db.example/shop'
    expect(readSettings({ DATABASE_URL: url })).toMatchObject({
      database: { kind: 'own', url },
      stripe: { kind: 'sandbox' },
    })
    expect(readSettings(STRIPE)).toMatchObject({
      database: { kind: 'embedded' },
      stripe: { kind: 'stripe', secretKey: 'sk_test_a' },
    })
  })

  it.each(Object.keys(STRIPE))('refuses a Stripe configuration without %s by name', (name) => {
    const env = { ...STRIPE, [name]: '' }
    expect(() => readSettings(env)).toThrow(`${name} is missing`)
  })

  it('names every missing Stripe variable', () => {
    expect(() => readSettings({ STRIPE_SECRET_KEY: 'sk_test_a' })).toThrow(
      'STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET are missing',
    )
  })

  it.each(['0', '70000', 'http', '3000.5', '-1'])(
    'refuses the port %s with its variable',
    (text) => {
      expect(() => readSettings({ PORT: text })).toThrow(`PORT=${text} is not a port`)
    },
  )

  it('tells every problem at once, and never repeats a database password', () => {
    const env = { PORT: 'x', DATABASE_URL: 'mysql://shop:hunter2@db/shop' }
    expect(() => readSettings(env)).toThrow(/PORT=x[^]*DATABASE_URL/)
    expect(() => readSettings(env)).not.toThrow(/hunter2/)
  })
})
