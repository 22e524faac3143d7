import Stripe from 'stripe'
import type { MerchantSettings } from './merchant/settings.ts'
import { PUBLISHABLE_KEY, type RunningSandbox } from './running-sandbox.ts'

export type Side = 'sandbox' | 'stripe'

/** What a merchant needs of whom it works with. */
export type Counterpart = { stripe: Stripe; settings: MerchantSettings }

export function sandboxAs({ stripe, url }: RunningSandbox): Counterpart {
  const scriptUrl = `${url}/endive/stripe.js`
  return { stripe, settings: { publishableKey: PUBLISHABLE_KEY, scriptUrl } }
}

const { STRIPE_SECRET_KEY: secretKey = '', STRIPE_PUBLISHABLE_KEY: publishableKey = '' } =
  process.env

/** Real test mode is asked too, where its keys are given; a live key never is. */
export const HAS_STRIPE_KEYS: boolean =
  secretKey.startsWith('sk_test_') && publishableKey.startsWith('pk_test_')

export function realStripe(): Counterpart {
  return { stripe: new Stripe(secretKey), settings: { publishableKey, scriptUrl: null } }
}
