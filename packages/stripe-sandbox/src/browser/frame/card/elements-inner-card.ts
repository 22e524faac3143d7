import type { CardCalls, CardChange, CardEvents, CardOptions } from '../../shared/card-protocol.ts'
import { callPaymentIntent } from '../../shared/payment-intent-api.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import { runElementFrame } from '../element-frame.ts'
import { makeCardForm, type CardForm } from './card-form.ts'
import { withCard } from './card-params.ts'

runElementFrame<CardOptions, CardChange, CardForm>({
  setUp: makeCardForm,
  serve: (port, shared, current) =>
    serveCalls<CardCalls, CardEvents>(port, {
      ...shared,
      async confirm({ clientSecret, returnUrl, params }) {
        const { session, form } = current()
        const { payment_method_data: given, ...rest } = { payment_method_data: {}, ...params }
        const body = {
          ...rest,
          payment_method_data: withCard(given, await form.collect()),
          client_secret: clientSecret,
          return_url: returnUrl,
          use_stripe_sdk: true,
        }
        const access = { origin: location.origin, key: session.key }
        try {
          return await callPaymentIntent(access, 'confirm', body)
        } catch (thrown) {
          throw new StripeFailure(
            localiseError(toStripeError(thrown), languageFor(session.group.locale)),
          )
        }
      },
    }),
})
