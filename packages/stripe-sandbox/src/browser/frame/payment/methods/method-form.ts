import type { StripeError } from '@stripe/stripe-js'
import type { PaymentOptions } from '../../../shared/payment-protocol.ts'
import type { Session } from '../../element-frame.ts'
import type { Field, FieldSettings } from '../../field.ts'
import type { Entered } from '../../entered.ts'
import type { Offer } from '../offer.ts'

export type PaymentSession = Session<PaymentOptions> & { offer: Offer }

/** What the shopper fills in to pay in one way. */
export type MethodForm = {
  /** The API's name of the payment method's type. */
  type: string
  label: string
  icon: SVGElement
  /** In the page while this way is chosen. */
  content: HTMLElement
  fields: Field[]
  /** The options of the Element or of its group have changed. */
  update: () => void
  isEmpty: () => boolean
  /** What was entered; called when no field has a problem. */
  collect: () => Entered
  focus: () => void
  /** Shows a refusal that is about one field there. */
  showRefusal?: (error: StripeError) => void
}

export type MakeMethod = (session: PaymentSession, settings: FieldSettings) => MethodForm

export function isEmpty(fields: Field[]): boolean {
  return fields.every(({ control }) => control instanceof HTMLSelectElement || control.value === '')
}

export function focusFirst(fields: Field[]): void {
  fields.find(({ box }) => !box.hidden)?.control.focus()
}
