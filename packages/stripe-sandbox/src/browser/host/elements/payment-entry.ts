import type { StripePaymentElementOptions } from '@stripe/stripe-js'
import type { PaymentEntryCalls } from '../../shared/payment-entry-protocol.ts'
import type { Call, NoParams } from '../../shared/protocol.ts'
import type { Caller } from '../../shared/rpc.ts'

type EntryCalls = Omit<PaymentEntryCalls, 'createToken'> & {
  submit: Call<NoParams, { selectedPaymentMethod: string }>
  fetchUpdates: Call<NoParams, void>
}

/** What a group pays by: the Payment Element, or the sheet of a test wallet. */
export type PaymentEntry = {
  call: Caller<EntryCalls>['call']
  options: Pick<StripePaymentElementOptions, 'fields'>
  focusProblem: () => void
}
