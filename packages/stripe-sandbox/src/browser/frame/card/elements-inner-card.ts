import type { PaymentMethod, Token } from '@stripe/stripe-js'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import type { CardCalls, CardChange, CardEvents, CardOptions } from '../../shared/card-protocol.ts'
import { intentKindOf } from '../../shared/intent-secret.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { callIntent, callStripe, type Access } from '../../shared/stripe-api.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { runElementFrame, type Session } from '../element-frame.ts'
import { confirmParams, methodData, type Entered } from '../entered.ts'
import { makeCardForm, type CardForm, type EnteredCard } from './card-form.ts'
import { cardTokenParams } from './card-token.ts'

runElementFrame<CardOptions, CardChange, CardForm>({
  setUp: makeCardForm,
  serve: (port, shared, current) => {
    async function post<Result>(
      act: (entered: EnteredCard, session: Session<CardOptions>) => Promise<Result>,
    ): Promise<Result> {
      const { session, form } = current()
      const entered = await form.collect()
      try {
        return await act(entered, session)
      } catch (thrown) {
        const error = localiseError(toStripeError(thrown), languageFor(session.group.locale))
        throw new StripeFailure(error)
      }
    }

    return serveCalls<CardCalls, CardEvents>(port, {
      ...shared,
      confirm: (request) =>
        post((entered, session) => {
          const kind = intentKindOf(request.clientSecret) ?? 'payment_intent'
          // The older Elements know no deferred intent, so nothing of the group goes with it.
          const params = confirmParams(request, toMethod(entered), {})
          return callIntent(accessOf(session), { kind, action: 'confirm', params })
        }),
      createPaymentMethod: ({ params }) =>
        post((entered, session) => {
          const data = methodData(params, toMethod(entered))
          return callStripe<PaymentMethod>(accessOf(session), 'payment_methods', data)
        }),
      createToken: ({ params }) =>
        post(({ card, postalCode }, session) => {
          const body = cardTokenParams(params, card, postalCode)
          return callStripe<Token>(accessOf(session), 'tokens', body)
        }),
    })
  },
})

function toMethod({ card, postalCode }: EnteredCard): Entered {
  const address = postalCode === '' ? {} : { postal_code: postalCode }
  return { payment_method_data: { type: 'card', card, billing_details: { address } } }
}

function accessOf({ key }: Session<CardOptions>): Access {
  return { origin: location.origin, key }
}
