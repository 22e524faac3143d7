import { expect, it } from 'vitest'
import { createLog } from './log.ts'

function capture(): { lines: string[]; write(line: string): void } {
  const lines: string[] = []
  return { lines, write: (line) => void lines.push(line) }
}

const secret = 'pi_3Abc_secret_0123456789abcdefghijklmno'

it('cuts a client secret out of whatever is logged (I3)', () => {
  const out = capture()
  const log = createLog('trace', out)
  log.info({ body: { client_secret: secret }, [secret]: [secret] }, `got ${secret}`)
  log.trace(secret)
  expect(out.lines).toHaveLength(2)
  expect(out.lines.join()).not.toContain('0123456789abcdefghijklmno')
  expect(out.lines.join()).toContain('pi_3Abc_secret_[redacted]')
})

it('logs an error without what it carries: Stripe’s errors hold whole PaymentIntents (I3)', () => {
  const out = capture()
  const cause = Object.assign(new Error('declined'), { raw: { payment_intent: { id: 'pi_x' } } })
  createLog('info', out).error({ err: new Error('failed', { cause }) }, 'procedure failed')
  expect(out.lines[0]).not.toContain('pi_x')
  expect(out.lines[0]).toContain('"cause":{"type":"Error","message":"declined"')
})

it('logs a request by its path, never its query (I3)', () => {
  const out = capture()
  const req = { method: 'GET', url: `/orders/1?payment_intent_client_secret=${secret}`, id: 'r1' }
  createLog('info', out).info({ req }, 'answered')
  expect(JSON.parse(out.lines[0] ?? '').req).toEqual({ id: 'r1', method: 'GET', path: '/orders/1' })
})
