import type Stripe from 'stripe'
import type { PaymentIntent } from '../state/rows.ts'
import { unexpectedState } from './errors.ts'
import { restrictedView } from './view.ts'
import type { KeyKind } from '../http/authentication.ts'

type Status = Stripe.PaymentIntent.Status

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'] as const

/** What may be done to an intent in which status (docs.stripe.com/payments/paymentintents/lifecycle). */
const ALLOWED = {
  cancel: [
    'requires_payment_method',
    'requires_capture',
    'requires_confirmation',
    'requires_action',
  ],
  capture: ['requires_capture'],
  confirm: OPEN,
  update: OPEN,
} satisfies Record<string, readonly Status[]>

/** Parameters that stay changeable for ever: they say something about a payment, not what it is. */
const ALWAYS_CHANGEABLE = new Set(['metadata', 'description', 'receipt_email', 'expand'])

function isAllowed(act: keyof typeof ALLOWED, status: Status): boolean {
  return ALLOWED[act].some((allowed) => allowed === status)
}

export function assertCancelable(intent: PaymentIntent, keyKind: KeyKind): void {
  if (isAllowed('cancel', intent.status)) return
  throw refuse(
    intent,
    keyKind,
    `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${ALLOWED.cancel.join(', ')}.`,
  )
}

export function assertCapturable(intent: PaymentIntent, keyKind: KeyKind): void {
  if (isAllowed('capture', intent.status)) return
  throw refuse(
    intent,
    keyKind,
    intent.status === 'succeeded'
      ? 'This PaymentIntent could not be captured because it has already been captured.'
      : `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: ${ALLOWED.capture.join(', ')}.`,
  )
}

export function assertConfirmable(intent: PaymentIntent, keyKind: KeyKind): void {
  if (isAllowed('confirm', intent.status)) return
  throw refuse(
    intent,
    keyKind,
    intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
  )
}

export function missingPaymentMethod(intent: PaymentIntent, keyKind: KeyKind): Error {
  const { customer } = intent
  if (customer !== null) {
    return refuse(
      intent,
      keyKind,
      `You cannot confirm this PaymentIntent because it's missing a payment method. To confirm the PaymentIntent with ${customer}, specify a payment method attached to this customer along with the customer ID.`,
    )
  }
  return refuse(
    intent,
    keyKind,
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
  )
}

export function assertUpdatable(
  intent: PaymentIntent,
  parameters: string[],
  keyKind: KeyKind,
): void {
  if (isAllowed('update', intent.status)) return
  const fixed = parameters.find((parameter) => !ALWAYS_CHANGEABLE.has(parameter))
  if (fixed === undefined) return
  throw refuse(
    intent,
    keyKind,
    `This PaymentIntent's ${fixed} could not be updated because it has a status of ${intent.status}. You may only update the ${fixed} of a PaymentIntent with one of the following statuses: ${ALLOWED.update.join(', ')}.`,
  )
}

function refuse(intent: PaymentIntent, keyKind: KeyKind, message: string): Error {
  return unexpectedState(message, keyKind === 'secret' ? intent : restrictedView(intent))
}
