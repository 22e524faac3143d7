import type Stripe from 'stripe'
import type { Acting, Context } from '../call.ts'
import { bankFailure, isBankFailure } from '../charges/bank-failures.ts'
import { bookCharge, bookChargeLater, expireLater } from '../charges/book-charge.ts'
import { createCharge, resolveCharge } from '../charges/charge.ts'
import { authenticationFailure, declineError } from '../charges/declines.ts'
import type { DeclineName } from '../charges/declines.ts'
import { disputeAsMeant } from '../disputes/open-dispute.ts'
import { nowSeconds } from '../environment.ts'
import type { ErrorBody } from '../errors.ts'
import { emit } from '../events/emit.ts'
import { afterUse } from '../payment-methods/attachment.ts'
import type { Use } from '../payment-methods/attachment.ts'
import { schedule } from '../schedule/schedule.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'
import { captureMethodFor, futureUsageFor } from './method-options.ts'

/** A decline is an outcome, not a fault: what it changed is kept. */
export type PaymentOutcome = { intent: PaymentIntent; error?: ErrorBody }

export function save(context: Context, intent: PaymentIntent): PaymentIntent {
  context.store.put('payment_intents', intent.id, intent)
  return intent
}

type Payment = { paymentMethod: PaymentMethodRow; authenticated: boolean; mandate?: string | null }

/** How long a bank takes to answer a debit. */
const SETTLEMENT_MS = 10_000

/** Takes the money as the payment method behaves, once nothing more is asked of the customer. */
export function chargeIntent(
  acting: Acting,
  intent: PaymentIntent,
  payment: Payment,
): PaymentOutcome {
  const { paymentMethod, authenticated } = payment
  const { charge: answer } = paymentMethod.behaviour
  if (answer === 'delayed') return { intent: awaitBank(acting, intent, payment) }
  if (answer !== 'approved') {
    return declineIntent(acting, intent, { paymentMethod, authenticated, decline: answer })
  }
  const method = captureMethodFor(intent, paymentMethod.wire.type)
  const made = createCharge(
    acting,
    { intent, ...payment },
    { status: 'succeeded', captured: method !== 'manual' },
  )
  const charge = method === 'automatic' ? bookCharge(acting, made) : made
  if (method === 'automatic_async') bookChargeLater(acting, charge)
  if (method === 'manual') expireLater(acting, charge)
  emit(acting, 'charge.succeeded', charge)
  afterUse(acting, paymentMethod, useOf(intent, payment))
  const started = { ...intent, next_action: null, last_payment_error: null }
  return { intent: paid(acting, { ...started, latest_charge: charge.id }, charge) }
}

/** The money is asked for, and nobody knows yet whether it comes. */
function awaitBank(acting: Acting, intent: PaymentIntent, payment: Payment): PaymentIntent {
  const { paymentMethod } = payment
  const charge = createCharge(acting, { intent, ...payment }, { status: 'pending' })
  afterUse(acting, paymentMethod, useOf(intent, payment))
  const isCard = paymentMethod.wire.type === 'card'
  const processing = save(acting, {
    ...intent,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    processing: isCard ? { type: 'card', card: {} } : null,
    status: 'processing',
  })
  if (paymentMethod.behaviour.settles !== 'by_hand') {
    schedule(acting, {
      kind: 'settle_payment_intent',
      subject: intent.id,
      afterMs: SETTLEMENT_MS,
    })
  }
  emit(acting, 'charge.pending', charge)
  emit(acting, 'payment_intent.processing', processing)
  return processing
}

function useOf(intent: PaymentIntent, { paymentMethod, authenticated }: Payment): Use {
  const usage = futureUsageFor(intent, paymentMethod.wire.type)
  return {
    saveFor: usage === null ? null : intent.customer,
    isSetUp: authenticated && usage === 'off_session',
  }
}

type Refusal = { paymentMethod: PaymentMethodRow; authenticated: boolean; decline: DeclineName }

export function declineIntent(
  acting: Acting,
  intent: PaymentIntent,
  { paymentMethod, authenticated, decline }: Refusal,
): PaymentOutcome {
  const error = declineError(decline)
  const attempt = { intent, paymentMethod, authenticated }
  const charge = createCharge(acting, attempt, { status: 'failed', error })
  emit(acting, 'charge.failed', charge)
  return failed(
    acting,
    { ...intent, latest_charge: charge.id },
    { error, paymentMethod, charge: charge.id },
  )
}

/** The customer failed or left the challenge. Nothing was charged. */
export function failAuthentication(
  acting: Acting,
  intent: PaymentIntent,
  paymentMethod: PaymentMethodRow,
): PaymentOutcome {
  const error = authenticationFailure(paymentMethod.wire.type)
  return failed(acting, intent, { error, paymentMethod })
}

/** Ends a `processing` intent, as the bank would some time later. */
export function settleIntent(
  acting: Acting,
  intent: PaymentIntent,
  outcome: 'succeed' | 'fail',
): PaymentOutcome {
  const charge = acting.store.get('charges', intent.latest_charge ?? '')
  const paymentMethod = acting.store.get('payment_methods', intent.payment_method ?? '')
  if (charge === undefined || paymentMethod === undefined) {
    throw new Error(`${intent.id} is processing without a charge`)
  }
  if (outcome === 'succeed') {
    const resolved = resolveCharge(acting, charge, { status: 'succeeded', captured: true })
    const settled = bookCharge(acting, resolved)
    emit(acting, 'charge.succeeded', settled)
    return { intent: paid(acting, { ...intent, processing: null }, settled) }
  }
  const error = settlementFailure(paymentMethod)
  emit(acting, 'charge.failed', resolveCharge(acting, charge, { status: 'failed', error }))
  return failed(
    acting,
    { ...intent, processing: null },
    { error, paymentMethod, charge: charge.id },
  )
}

/** What a scheduled settlement comes to, if there is still something to settle. */
export function settleInTime(acting: Acting, id: string): void {
  const intent = acting.store.get('payment_intents', id)
  if (intent?.status !== 'processing') return
  const settles = acting.store.get('payment_methods', intent.payment_method ?? '')?.behaviour
    .settles
  const charge = acting.store.get('charges', intent.latest_charge ?? '')
  const ageSeconds = nowSeconds(acting.environment) - (charge?.created ?? 0)
  // A later attempt of the same intent has its own time.
  if (settles !== 'by_hand' && ageSeconds * 1000 < SETTLEMENT_MS) return
  const fails = isBankFailure(settles ?? '')
  settleIntent(acting, intent, fails ? 'fail' : 'succeed')
}

function settlementFailure({ wire, behaviour }: PaymentMethodRow): ErrorBody {
  if (wire.type === 'card') return declineError('generic_decline')
  const { settles } = behaviour
  return bankFailure(isBankFailure(settles) ? settles : 'insufficient_funds_in_account', wire.type)
}

function paid(acting: Acting, intent: PaymentIntent, charge: Stripe.Charge): PaymentIntent {
  if (!charge.captured) {
    const authorized = save(acting, {
      ...intent,
      amount_capturable: intent.amount,
      status: 'requires_capture',
    })
    emit(acting, 'payment_intent.amount_capturable_updated', authorized)
    return authorized
  }
  const succeeded = save(acting, {
    ...intent,
    amount_received: intent.amount,
    status: 'succeeded',
  })
  emit(acting, 'payment_intent.succeeded', succeeded)
  disputeAsMeant(acting, charge)
  return succeeded
}

type Failure = { error: ErrorBody; paymentMethod: PaymentMethodRow; charge?: string }

function failed(
  acting: Acting,
  intent: PaymentIntent,
  { error, paymentMethod, charge }: Failure,
): PaymentOutcome {
  const reported = {
    ...error,
    ...(charge !== undefined && { charge }),
    payment_method: paymentMethod.wire,
  }
  const { payment_intent: _itself, setup_intent: _none, ...lastPaymentError } = reported
  const open = save(acting, {
    ...intent,
    last_payment_error: lastPaymentError,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(acting, 'payment_intent.payment_failed', open)
  return { intent: open, error: reported }
}
