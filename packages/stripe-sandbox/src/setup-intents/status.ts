import type { KeyKind } from '../http/authentication.ts'
import type { SetupIntent } from '../state/rows.ts'
import { unexpectedState } from './errors.ts'
import { viewFor } from './view.ts'

const OPEN = new Set<string>([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
])

export function isOpen({ status }: SetupIntent): boolean {
  return OPEN.has(status)
}

export function assertConfirmable(intent: SetupIntent, keyKind: KeyKind): void {
  if (!isOpen(intent)) throw ended(intent, keyKind, 'confirm')
}

/** Only the payment method cannot be changed any more once the intent has ended. */
export function assertMethodChangeable(intent: SetupIntent, keyKind: KeyKind): void {
  if (!isOpen(intent)) throw ended(intent, keyKind, 'update')
}

export function assertCancelable(intent: SetupIntent, keyKind: KeyKind): void {
  if (isOpen(intent)) return
  const shown = viewFor(keyKind, intent)
  throw unexpectedState(
    intent.status === 'canceled'
      ? 'You cannot cancel this SetupIntent because it is already canceled.'
      : `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: \`requires_payment_method\`, \`requires_confirmation\`, or \`requires_action\`.`,
    shown,
  )
}

export function missingPaymentMethod(intent: SetupIntent, keyKind: KeyKind): Error {
  return unexpectedState(
    "You cannot confirm this SetupIntent because it's missing a payment method. You can either update the SetupIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    viewFor(keyKind, intent),
  )
}

const ENDINGS: Record<string, string> = {
  canceled: 'it has been canceled',
  succeeded: 'it has already succeeded',
}

function ended(intent: SetupIntent, keyKind: KeyKind, act: 'confirm' | 'update'): Error {
  const ending = ENDINGS[intent.status] ?? `it has a status of ${intent.status}`
  return unexpectedState(
    `You cannot ${act} this SetupIntent because ${ending}.`,
    viewFor(keyKind, intent),
  )
}
