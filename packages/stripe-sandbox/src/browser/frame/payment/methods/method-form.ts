import type { PaymentMethod, StripeError } from '@stripe/stripe-js'
import type { PaymentChange, PaymentOptions } from '../../../shared/payment-protocol.ts'
import type { Session } from '../../element-frame.ts'
import type { Field, FieldSettings } from '../../field.ts'
import type { Entered } from '../../entered.ts'
import type { Offer } from '../offer.ts'

export type PaymentSession = Session<PaymentOptions> & {
  offer: Offer
  /** The last choice of the shopper. */
  chosenType?: string
  /** Has the sandbox forget it, and tells the page. */
  removeSaved: (method: PaymentMethod) => Promise<void>
}

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
  /** The `value` of the change event, where it is more than the type. */
  describe?: () => PaymentChange['value']
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
