import type { PaymentIntent } from '@stripe/stripe-js'
import { callPaymentIntent } from '../../shared/payment-intent-api.ts'
import type {
  PaymentCalls,
  PaymentChange,
  PaymentEvents,
  PaymentOptions,
} from '../../shared/payment-protocol.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import { runElementFrame, type Session } from '../element-frame.ts'
import { confirmParams } from './confirm-params.ts'
import { makePaymentForm, type PaymentForm } from './payment-form.ts'

runElementFrame<PaymentOptions, PaymentChange, PaymentForm>({
  setUp: async (session, onChange) => {
    await checkIntent(session)
    return makePaymentForm(session, onChange)
  },
  serve: (port, shared, current) =>
    serveCalls<PaymentCalls, PaymentEvents>(port, {
      ...shared,
      submit() {
        current().form.validate()
        return { selectedPaymentMethod: 'card' }
      },
      fetchUpdates: () => checkIntent(current().session),
      async confirm(request) {
        const { session, form } = current()
        const params = confirmParams(request, form.collect(), session.group)
        try {
          return await callPaymentIntent(accessOf(session), 'confirm', params)
        } catch (thrown) {
          const error = localiseError(toStripeError(thrown), languageFor(session.group.locale))
          form.showCardError(error)
          throw new StripeFailure(error)
        }
      },
    }),
})

function accessOf({ key }: Session<PaymentOptions>) {
  return { origin: location.origin, key }
}

const FINAL = new Set<PaymentIntent.Status>(['succeeded', 'canceled', 'requires_capture'])

/** Elements with a client secret show a form only for an intent that can still be paid. */
async function checkIntent(session: Session<PaymentOptions>): Promise<void> {
  const { clientSecret } = session.group
  if (!clientSecret) return
  const intent = await callPaymentIntent(accessOf(session), 'refresh', {
    client_secret: clientSecret,
  })
  if (!FINAL.has(intent.status)) return
  throw new StripeFailure({
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `The Payment Element cannot be shown: this PaymentIntent is in a terminal state (${intent.status}).`,
  })
}
