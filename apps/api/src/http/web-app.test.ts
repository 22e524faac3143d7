import { expect, it } from 'vitest'
import { withoutReturnParameters } from './web-app.ts'

it.each([
  [
    '/orders/1?payment_intent=pi_1&payment_intent_client_secret=s&redirect_status=succeeded',
    '/orders/1',
  ],
  ['/orders/1?payment_intent_client_secret=s&from=mail', '/orders/1?from=mail'],
  ['/?setup_intent=seti_1&setup_intent_client_secret=s', '/'],
])('takes what Stripe added out of %s (I3)', (url, clean) => {
  expect(withoutReturnParameters(url)).toBe(clean)
})

it.each(['//evil.example/?payment_intent=1', '/.//evil.example/?payment_intent=1'])(
  'a return address that names another site does not lead there: %s',
  (url) => {
    expect(withoutReturnParameters(url)).toMatch(/^\/(?!\/)/)
  },
)

it.each(['/', '/orders/1', '/?q=enamel+mug', '/?q=%C3%A9tui', '/?q=a%20b'])(
  'leaves %s as it is',
  (url) => {
    expect(withoutReturnParameters(url)).toBe(url)
  },
)
