import { createServer } from 'node:http'

// Stripe as fast as can be: a canned PaymentIntent with a fresh id, and what was asked for in it.
// The sandbox would do, but its care would be measured as well.

let made = 0

function newIntent(form: string): string {
  return JSON.stringify(
    intentOf({
      id: `pi_bench${String(++made).padStart(19, '0')}`,
      amount: Number(/(?:^|&)amount=(\d+)/.exec(form)?.[1]),
      currency: /(?:^|&)currency=([a-z]+)/.exec(form)?.[1] ?? 'usd',
    }),
  )
}

// Its id says of which order it is, and what came: the stub remembers nothing.
const PAID = /^\/v1\/payment_intents\/(pi_paid([0-9a-f]{8})(.{4})(.{4})(.{4})(.{12})(\d{8}))$/

function paidIntent(url: string): string | undefined {
  const [, id, ...parts] = PAID.exec(url) ?? []
  if (id === undefined) return undefined
  const amount = Number(parts.pop())
  return JSON.stringify({
    ...intentOf({ id, amount, currency: 'usd' }),
    amount_received: amount,
    status: 'succeeded',
    metadata: { paydesk_order_id: parts.join('-'), paydesk_generation: '1' },
  })
}

type Asked = { id: string; amount: number; currency: string }

function intentOf({ id, amount, currency }: Asked) {
  return {
    id,
    object: 'payment_intent',
    amount,
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
    currency,
    customer: null,
    description: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: { id: 'pmc_bench', parent: null },
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
}

const server = createServer((request, response) => {
  let form = ''
  request.setEncoding('latin1')
  request.on('data', (part: string) => (form += part))
  request.on('end', () => {
    const { method, url = '' } = request
    const creates = method === 'POST' && url === '/v1/payment_intents'
    const found = creates ? newIntent(form) : paidIntent(url)
    const body = found ?? '{"error":{"message":"The stub creates, and finds what is paid."}}'
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': 'application/json',
      'content-length': body.length,
      'request-id': 'req_bench',
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
