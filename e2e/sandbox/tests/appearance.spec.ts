import { paymentFrame } from '../payment-form.ts'
import { expect, test } from '../sandbox-test.ts'

const DEFERRED = {
  mode: 'payment',
  amount: 2000,
  currency: 'usd',
  allowedPaymentMethodTypes: ['card'],
} as const

test('a change of appearance dresses what is there, and keeps what was typed', async ({ open }) => {
  const page = await open('payment', { elements: DEFERRED })
  const number = paymentFrame(page).getByLabel('Card number')
  await number.fill('42424242')
  await page.evaluate(() =>
    window.merchant.elements?.update({
      appearance: {
        theme: 'night',
        variables: { colorBackground: 'rgb(20, 20, 60)', fontSizeBase: '18px' },
        rules: { '.Input': { borderWidth: '3px' }, '.Label': { color: 'rgb(200, 210, 220)' } },
      },
    }),
  )
  await expect(number).toHaveCSS('background-color', 'rgb(20, 20, 60)')
  await expect(number).toHaveCSS('font-size', '18px')
  await expect(number).toHaveCSS('border-width', '3px')
  await expect(paymentFrame(page).getByText('Card number')).toHaveCSS('color', 'rgb(200, 210, 220)')
  await expect(number).toHaveValue('4242 4242')
})

test('what Stripe does not support is said on the console once, and does nothing', async ({
  open,
}) => {
  const warnings: string[] = []
  const page = await open('return')
  page.on('console', (message) => {
    if (message.text().startsWith('[Stripe.js]')) warnings.push(message.text())
  })
  await open('payment', {
    elements: {
      ...DEFERRED,
      appearance: {
        variables: { colorTextTerms: 'red' },
        rules: { '.Input': { position: 'fixed' }, 'body .Input': { color: 'red' } },
      },
    },
  })
  await expect(paymentFrame(page).getByLabel('Card number')).toHaveCSS('position', 'static')
  // StrictMode asks for two groups; the words are those of react-stripe-js #270 and
  // woocommerce-gateway-stripe #5155.
  expect(warnings.toSorted()).toEqual([
    '[Stripe.js] stripe.elements(): "position" is not a supported property for ".Input"',
    '[Stripe.js] stripe.elements(): invalid selector "body .Input"; "body .Input" is not a supported selector.',
    '[Stripe.js] stripe.elements(): invalid variable "colorTextTerms"; "colorTextTerms" is not a supported variable.',
  ])
})

test('labels float where the merchant has it so, and inputs may stand without room between', async ({
  open,
}) => {
  const page = await open('payment', {
    elements: { ...DEFERRED, appearance: { labels: 'floating', inputs: 'condensed' } },
  })
  const frame = paymentFrame(page)
  const number = await frame.getByLabel('Card number').boundingBox()
  const label = await frame.getByText('Card number').boundingBox()
  const expiry = await frame.getByLabel('Expiration date').boundingBox()
  const code = await frame.getByLabel('Security code').boundingBox()
  if (!number || !label || !expiry || !code) throw new Error('A field is not there.')
  expect(label.y).toBeGreaterThan(number.y)
  expect(label.y + label.height).toBeLessThan(number.y + number.height)
  // They share their borders.
  expect(Math.abs(expiry.y - (number.y + number.height))).toBeLessThanOrEqual(1)
  expect(Math.abs(code.x - (expiry.x + expiry.width))).toBeLessThanOrEqual(1)
})

test("a font of the merchant's is loaded by the page, and the frame asks nobody for it", async ({
  open,
  merchant,
}) => {
  const page = await open('return')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/test-font')) asked.push(request.frame().url())
  })
  await open('payment', {
    elements: {
      ...DEFERRED,
      fonts: [{ family: 'Shop', src: `url(${merchant.url}/test-font.ttf)` }],
      appearance: { variables: { fontFamily: 'Shop, monospace' } },
    },
  })
  const frame = paymentFrame(page)
  await expect(frame.getByLabel('Card number')).toHaveCSS('font-family', 'Shop, monospace')
  const element = page.frames().find((each) => each.url().includes('elements-inner-payment'))
  await expect
    .poll(() =>
      element?.evaluate(() =>
        [...document.fonts].map(({ family, status }) => ({ family, status })),
      ),
    )
    .toEqual([{ family: 'Shop', status: 'loaded' }])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain(merchant.url)
})
