import type { Stripe } from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventTypes, latestEvent } from '../testing/events.ts'
import { pay } from '../testing/pay.ts'
import { rejection, startSandbox } from '../testing/running-sandbox.ts'
import type { RunningSandbox } from '../testing/running-sandbox.ts'

async function disputed(
  sandbox: RunningSandbox,
  payment_method = 'pm_card_createDispute',
): Promise<Stripe.Dispute> {
  const { intent } = await pay(sandbox, { payment_method })
  const { data } = await sandbox.stripe.disputes.list({ payment_intent: intent })
  const [dispute] = data
  if (dispute === undefined) throw new Error('Nobody disputed')
  return dispute
}

const net = async (stripe: Stripe): Promise<number> =>
  (await stripe.balanceTransactions.list()).data.reduce((sum, each) => sum + each.net, 0)

describe('a dispute', () => {
  test('follows the charge of a card that is made for it, and takes the money', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const dispute = await disputed(sandbox)
    expect(dispute).toMatchObject({
      object: 'dispute',
      amount: 1000,
      currency: 'usd',
      is_charge_refundable: false,
      payment_method_details: { type: 'card', card: { brand: 'visa', case_type: 'chargeback' } },
      reason: 'fraudulent',
      status: 'needs_response',
      evidence_details: { has_evidence: false, submission_count: 0 },
      balance_transactions: [
        { amount: -1000, fee: 1500, net: -2500, type: 'adjustment', reporting_category: 'dispute' },
      ],
    })
    expect(await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })).toMatchObject({
      charge: { disputed: true },
    })
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ])
    const charge = typeof dispute.charge === 'string' ? dispute.charge : ''
    expect(await rejection(stripe.refunds.create({ charge }))).toMatchObject({
      code: 'charge_disputed',
      message: `Charge ${charge} has been charged back; cannot issue a refund.`,
    })
  })

  test('is won by good evidence, and the money comes back', async () => {
    const sandbox = await startSandbox()
    const { stripe, control } = sandbox
    const { id } = await disputed(sandbox)
    const since = await latestEvent(stripe)
    const submitted = await stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'winning_evidence', customer_name: 'Jenny Rosen' },
    })
    expect(submitted).toMatchObject({
      status: 'under_review',
      evidence: { customer_name: 'Jenny Rosen', uncategorized_text: 'winning_evidence' },
      evidence_details: { has_evidence: true, submission_count: 1 },
    })
    await control('clock', 'advance=1m')
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      status: 'won',
      is_charge_refundable: true,
      balance_transactions: [{ amount: -1000 }, { amount: 1000 }],
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ])
    // 10.00 less the fee of 59 cents for the charge and of 15.00 for the dispute.
    expect(await net(stripe)).toBe(1000 - 59 - 1500)
  })

  test('is lost by bad evidence', async () => {
    const sandbox = await startSandbox()
    const { stripe, control } = sandbox
    const { id } = await disputed(sandbox, 'pm_card_createDisputeProductNotReceived')
    await stripe.disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' } })
    const since = await latestEvent(stripe)
    await control('clock', 'advance=1m')
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      reason: 'product_not_received',
      status: 'lost',
    })
    expect(await eventTypes(stripe, { since })).toEqual(['charge.dispute.closed'])
  })

  test('takes evidence to keep, which is sent later', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const { id } = await disputed(sandbox)
    const staged = await stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: false,
    })
    expect(staged).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    })
    const sent = await stripe.disputes.update(id, { submit: true })
    expect(sent).toMatchObject({
      status: 'under_review',
      evidence: { uncategorized_text: 'winning_evidence' },
    })
    const error = await rejection(
      stripe.disputes.update(id, { evidence: { customer_name: 'Too late' } }),
    )
    expect(error.statusCode).toBe(400)
    // Words about it are always welcome.
    expect(await stripe.disputes.update(id, { metadata: { ticket: '7' } })).toMatchObject({
      metadata: { ticket: '7' },
    })
  })

  test('is lost by whoever closes it, and by whoever never answers', async () => {
    const sandbox = await startSandbox()
    const { stripe, control } = sandbox
    const closed = await disputed(sandbox)
    expect(await stripe.disputes.close(closed.id)).toMatchObject({ status: 'lost' })
    expect((await rejection(stripe.disputes.close(closed.id))).statusCode).toBe(400)
    const forgotten = await disputed(sandbox)
    await control('clock', 'advance=30d')
    expect(await stripe.disputes.retrieve(forgotten.id)).toMatchObject({
      status: 'lost',
      evidence_details: { past_due: true },
    })
  })

  test('may come twice', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox, { payment_method: 'pm_card_createMultipleDisputes' })
    const { data } = await sandbox.stripe.disputes.list({ charge })
    expect(data.map(({ amount }) => amount)).toEqual([500, 500])
  })
})

describe('an inquiry', () => {
  test('leaves the money where it is, and the charge refundable', async () => {
    const sandbox = await startSandbox()
    const { stripe } = sandbox
    const inquiry = await disputed(sandbox, 'pm_card_createDisputeInquiry')
    expect(inquiry).toMatchObject({
      balance_transactions: [],
      is_charge_refundable: true,
      payment_method_details: { card: { case_type: 'inquiry' } },
      status: 'warning_needs_response',
    })
    expect((await eventTypes(stripe)).at(-1)).toBe('charge.dispute.created')
    const charge = typeof inquiry.charge === 'string' ? inquiry.charge : ''
    expect(await stripe.refunds.create({ charge })).toMatchObject({ status: 'succeeded' })
    expect(await stripe.disputes.close(inquiry.id)).toMatchObject({ status: 'warning_closed' })
  })

  test('becomes a chargeback when the answer does not satisfy', async () => {
    const sandbox = await startSandbox()
    const { stripe, control } = sandbox
    const { id } = await disputed(sandbox, 'pm_card_createDisputeInquiry')
    await stripe.disputes.update(id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    })
    const since = await latestEvent(stripe)
    await control('clock', 'advance=1m')
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      is_charge_refundable: false,
      payment_method_details: { card: { case_type: 'chargeback' } },
      status: 'needs_response',
      balance_transactions: [{ amount: -1000 }],
    })
    expect(await eventTypes(stripe, { since })).toEqual([
      'charge.dispute.updated',
      'charge.dispute.funds_withdrawn',
    ])
  })
})

describe('the side door', () => {
  test('opens a dispute of any charge, and closes it', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox)
    const opened = await sandbox.control(
      `charges/${charge}/dispute`,
      'reason=product_not_received&amount=400',
    )
    expect(opened).toMatchObject({ status: 200, body: { status: 'needs_response' } })
    const [dispute] = (await sandbox.stripe.disputes.list({ charge })).data
    expect(dispute).toMatchObject({ amount: 400, reason: 'product_not_received' })
    const close = `disputes/${dispute?.id ?? ''}/close`
    expect(await sandbox.control(close, 'outcome=won')).toMatchObject({ body: { status: 'won' } })
    expect(await sandbox.control(close, 'outcome=lost')).toMatchObject({ status: 409 })
  })

  test('disputes no money that is not there', async () => {
    const sandbox = await startSandbox()
    const { charge } = await pay(sandbox, { capture_method: 'manual' })
    expect(await sandbox.control(`charges/${charge}/dispute`, '')).toMatchObject({ status: 409 })
    const taken = await pay(sandbox)
    expect(await sandbox.control(`charges/${taken.charge}/dispute`, 'amount=1001')).toMatchObject({
      status: 400,
    })
    expect((await sandbox.stripe.disputes.list()).data).toEqual([])
  })
})
