import type { ConfirmationToken, PaymentMethod } from '@stripe/stripe-js'
import { intentKindOf } from '../../shared/intent-secret.ts'
import type {
  PaymentCalls,
  PaymentChange,
  PaymentEvents,
  PaymentNews,
  PaymentOptions,
} from '../../shared/payment-protocol.ts'
import { emitterOn, serveCalls } from '../../shared/rpc.ts'
import { callIntent, callStripe, type Access } from '../../shared/stripe-api.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import { runElementFrame, type Session } from '../element-frame.ts'
import { confirmParams, methodData, tokenParams, type Entered } from '../entered.ts'
import { fetchOffer, forgetSaved } from './offer.ts'
import { toldOf } from './methods/saved-method.ts'
import { makePaymentForm, type PaymentForm } from './payment-form.ts'

runElementFrame<PaymentOptions, PaymentChange, PaymentForm>({
  setUp: async (session, onChange, port) => {
    const tell = emitterOn<PaymentNews>(port)
    const offer = await fetchOffer(session.key, session.group)
    const form: PaymentForm = makePaymentForm(Object.assign(session, { offer, removeSaved }), {
      onChange,
      onMethods: (news) => tell('availablepaymentmethodschange', news),
    })

    async function removeSaved(method: PaymentMethod): Promise<void> {
      const payment_method = toldOf(method)
      try {
        await forgetSaved(session.key, session.group, method)
        tell('savedpaymentmethodremove', { success: true, payment_method })
        await form.fetchUpdates()
      } catch (thrown) {
        const { message = '' } = toStripeError(thrown)
        tell('savedpaymentmethodremove', { success: false, error: message, payment_method })
      }
    }
    return form
  },
  serve: (port, shared, current) => {
    /** Posts what the form holds; a refusal of one field is shown there as well. */
    async function post<Result>(
      act: (entered: Entered, session: Session<PaymentOptions>) => Promise<Result>,
    ): Promise<Result> {
      const { session, form } = current()
      const entered = form.collect()
      try {
        return await act(entered, session)
      } catch (thrown) {
        const error = localiseError(toStripeError(thrown), languageFor(session.group.locale))
        form.showRefusal(error)
        throw new StripeFailure(error)
      }
    }

    return serveCalls<PaymentCalls, PaymentEvents>(port, {
      ...shared,
      submit() {
        const { form } = current()
        form.validate()
        return { selectedPaymentMethod: form.chosenType() }
      },
      confirm: (request) =>
        post((entered, session) => {
          const kind = intentKindOf(request.clientSecret) ?? 'payment_intent'
          const params = confirmParams(request, entered, session.group)
          return callIntent(accessOf(session), { kind, action: 'confirm', params })
        }),
      createPaymentMethod: ({ params }) =>
        post((entered, session) => {
          const data = methodData(params, entered)
          return callStripe<PaymentMethod>(accessOf(session), 'payment_methods', data)
        }),
      createConfirmationToken: ({ params }) =>
        post((entered, session) => {
          const body = tokenParams(params, entered, session.group)
          return callStripe<ConfirmationToken>(accessOf(session), 'confirmation_tokens', body)
        }),
      fetchUpdates: () => current().form.fetchUpdates(),
      collapse: () => current().form.collapse(),
    })
  },
})

function accessOf({ key }: Session<PaymentOptions>): Access {
  return { origin: location.origin, key }
}
