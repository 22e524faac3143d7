import { createServer } from 'node:http'

// What any stand-in for Stripe has to do at least: read the form, and answer over HTTP with Stripe's
// headers and an indented PaymentIntent. This one keeps nothing and checks nothing.

let made = 0

function paymentIntent(form: URLSearchParams): string {
  const id = `pi_bench${String(++made).padStart(19, '0')}`
  const intent = {
    id,
    object: 'payment_intent',
    amount: Number(form.get('amount')),
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_bench0123456789abcdefghi`,
    confirmation_method: 'automatic',
    created: 1_795_000_000,
    currency: form.get('currency'),
    customer: null,
    description: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: { order_id: form.get('metadata[order_id]') },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  return JSON.stringify(intent, null, 2)
}

const server = createServer((request, response) => {
  let form = ''
  request.setEncoding('utf8')
  request.on('data', (part: string) => (form += part))
  request.on('end', () => {
    const body = paymentIntent(new URLSearchParams(form))
    const key = String(request.headers['idempotency-key'])
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
      'Access-Control-Expose-Headers': 'Request-Id, Stripe-Manage-Version, Stripe-Should-Retry',
      'Access-Control-Max-Age': '300',
      'Cache-Control': 'no-cache, no-store',
      'Content-Length': Buffer.byteLength(body),
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'Original-Request': `req_${made}`,
      'Request-Id': `req_${made}`,
      'Stripe-Should-Retry': 'false',
      'Stripe-Version': String(request.headers['stripe-version']),
    })
    response.end(body)
  })
})
// One target's connections are idle while the other is under load, and must not be closed meanwhile.
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  process.send?.({ ready: true, url: `http://127.0.0.1:${port}` })
})
process.on('disconnect', () => process.exit())
