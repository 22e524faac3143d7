import { describe, expect, it } from 'vitest'
import { describeFindings, readFindings, type Finding } from './describe-findings.ts'

const lost: Finding = {
  kind: 'event_lost',
  orderId: null,
  stripeId: 'evt_1',
  detail: 'It never came.',
  mended: true,
}
const stray: Finding = {
  kind: 'payment_without_order',
  orderId: 'order-1',
  stripeId: 'pi_1',
  detail: '500 USD came.',
  mended: false,
}

describe('what differed', () => {
  it('is read from lines of JSON, whatever else was written', () => {
    const output = `(a warning)\n${JSON.stringify(lost)}\n${JSON.stringify(stray)}\n`
    expect(readFindings(output)).toEqual([lost, stray])
  })

  it('is nothing', () => {
    expect(describeFindings([], { dryRun: false })).toContain('agree')
  })

  it('is told with what was done, and what a person has to do', () => {
    const told = describeFindings([stray, lost], { dryRun: false })
    expect(told).toMatch(/Mended:\n.*evt_1[^]*For you to look at:\n.*order order-1, pi_1/)
    expect(told).toContain('closed_at')
  })

  it('is only told in a dry run', () => {
    const told = describeFindings([{ ...lost, mended: false }], { dryRun: true })
    expect(told).toContain('left as it is')
    expect(told).not.toContain('Mended')
  })
})
