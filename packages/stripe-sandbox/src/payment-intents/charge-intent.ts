import { bookCharge, bookChargeLater, expireLater } from '../charges/book-charge.ts'
import type { Acting, Context } from '../call.ts'
import { createCharge, resolveCharge } from '../charges/charge.ts'
import { authenticationFailure, declineError } from '../charges/declines.ts'
import type { DeclineName } from '../charges/declines.ts'
import type { ErrorBody } from '../errors.ts'
import { emit } from '../events/emit.ts'
import { afterUse } from '../payment-methods/attachment.ts'
import type { Use } from '../payment-methods/attachment.ts'
import type { PaymentIntent, PaymentMethodRow } from '../state/rows.ts'

/** A decline is an outcome, not a fault: what it changed is kept. */
export type PaymentOutcome = { intent: PaymentIntent; error?: ErrorBody }

export function save(context: Context, intent: PaymentIntent): PaymentIntent {
  context.store.put('payment_intents', intent.id, intent)
  return intent
}

/** Takes the money as the card's behaviour says, once nothing more is asked of the customer. */
export function chargeIntent(
  acting: Acting,
  intent: PaymentIntent,
  { paymentMethod, authenticated }: { paymentMethod: PaymentMethodRow; authenticated: boolean },
): PaymentOutcome {
  const attempt = { intent, paymentMethod, authenticated }
  const { charge: answer } = paymentMethod.behaviour
  const started = { ...intent, next_action: null, last_payment_error: null }

  if (answer === 'delayed') {
    const charge = createCharge(acting, attempt, { status: 'pending' })
    afterUse(acting, paymentMethod, useOf(intent, authenticated))
    const processing = save(acting, {
      ...started,
      latest_charge: charge.id,
      status: 'processing',
      processing: { type: 'card', card: {} },
    })
    emit(acting, 'charge.pending', charge)
    emit(acting, 'payment_intent.processing', processing)
    return { intent: processing }
  }
  if (answer !== 'approved') {
    return declineIntent(acting, intent, { paymentMethod, authenticated, decline: answer })
  }
  const captured = intent.capture_method !== 'manual'
  const made = createCharge(acting, attempt, { status: 'succeeded', captured })
  const charge = intent.capture_method === 'automatic' ? bookCharge(acting, made) : made
  if (intent.capture_method === 'automatic_async') bookChargeLater(acting, charge)
  if (intent.capture_method === 'manual') expireLater(acting, charge)
  emit(acting, 'charge.succeeded', charge)
  afterUse(acting, paymentMethod, useOf(intent, authenticated))
  return { intent: paid(acting, { ...started, latest_charge: charge.id }) }
}

function useOf(
  { customer, setup_future_usage: usage }: PaymentIntent,
  authenticated: boolean,
): Use {
  return {
    saveFor: usage === null ? null : customer,
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
  return failed(acting, { ...intent, latest_charge: charge.id }, { error, paymentMethod })
}

/** The customer failed or left the challenge. Nothing was charged. */
export function failAuthentication(
  acting: Acting,
  intent: PaymentIntent,
  paymentMethod: PaymentMethodRow,
): PaymentOutcome {
  return failed(acting, intent, { error: authenticationFailure(), paymentMethod })
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
    emit(acting, 'charge.succeeded', bookCharge(acting, resolved))
    return { intent: paid(acting, { ...intent, processing: null }) }
  }
  const error = declineError('generic_decline')
  emit(acting, 'charge.failed', resolveCharge(acting, charge, { status: 'failed', error }))
  return failed(acting, { ...intent, processing: null }, { error, paymentMethod })
}

function paid(acting: Acting, intent: PaymentIntent): PaymentIntent {
  if (intent.capture_method === 'manual' && intent.status !== 'processing') {
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
  return succeeded
}

type Failure = { error: ErrorBody; paymentMethod: PaymentMethodRow }

function failed(
  acting: Acting,
  intent: PaymentIntent,
  { error, paymentMethod }: Failure,
): PaymentOutcome {
  const isCharged = error.type === 'card_error' && intent.latest_charge !== null
  const reported = {
    ...error,
    ...(isCharged && intent.latest_charge !== null ? { charge: intent.latest_charge } : {}),
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
