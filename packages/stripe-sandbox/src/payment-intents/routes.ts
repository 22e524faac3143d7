import type Stripe from 'stripe'
import type { Answer, Call } from '../call.ts'
import { ok } from '../call.ts'
import { assertClientSecret } from '../client-secret.ts'
import { confirmationTokenWithoutConfirm } from '../confirmation-tokens/errors.ts'
import { closeConfirmationToken, openConfirmationToken } from '../confirmation-tokens/use-token.ts'
import { emit } from '../events/emit.ts'
import { expand } from '../expand.ts'
import { listPage } from '../list.ts'
import { mergeMetadata } from '../metadata.ts'
import { route } from '../http/route.ts'
import type { FieldsOf, Parsed } from '../parameters.ts'
import { usePaymentMethod } from '../payment-methods/payment-method.ts'
import { searchFields, searchPage } from '../search/search-page.ts'
import type { PaymentIntent } from '../state/rows.ts'
import { cancelIntent } from './cancel-intent.ts'
import { captureIntent } from './capture-intent.ts'
import { voidChallenges } from './challenges.ts'
import { save } from './charge-intent.ts'
import type { PaymentOutcome } from './charge-intent.ts'
import { assertFits } from './intent-types.ts'
import { confirmIntent } from './confirm-intent.ts'
import {
  confirmAmountMismatch,
  manualConfirmationNeedsSecretKey,
  onlyWithConfirm,
} from './errors.ts'
import { assertSameTerms } from './same-terms.ts'
import { assertPayer, findIntent, newIntent, paymentMethodFrom } from './intent.ts'
import {
  assertAmount,
  cancelFields,
  captureFields,
  confirmFields,
  createFields,
  intentListFields,
  retrieveFields,
  updateFields,
} from './parameters.ts'
import type { ConfirmInput, ConfirmationInput } from './parameters.ts'
import { searchableIntents } from './searchable.ts'
import {
  assertCancelable,
  assertCapturable,
  assertConfirmable,
  assertUpdatable,
  missingPaymentMethod,
} from './status.ts'
import { updatedIntent, withShared } from './update-intent.ts'
import { viewFor } from './view.ts'
import { assertTokenFits, withToken } from './with-token.ts'

type Shown = { expand: string[] | undefined }

function show(call: Call, intent: PaymentIntent, input: Shown): Answer {
  return ok(expand(call, viewFor(call.keyKind, intent), input.expand))
}

function answer(call: Call, { intent, error }: PaymentOutcome, input: Shown): Answer {
  if (error === undefined) return show(call, intent, input)
  const shown = viewFor(call.keyKind, intent)
  return { status: 402, body: { error: { ...error, payment_intent: shown } } }
}

function retrieve(call: Call, input: Parsed<typeof retrieveFields>, id: string): Answer {
  const intent = findIntent(call, id)
  assertClientSecret(call, intent, input.client_secret)
  return show(call, intent, input)
}

function confirm(call: Call, found: PaymentIntent, given: ConfirmInput): PaymentOutcome {
  assertConfirmable(found, call.keyKind)
  if (found.confirmation_method === 'manual' && call.keyKind === 'publishable') {
    throw manualConfirmationNeedsSecretKey()
  }
  const token = openConfirmationToken(call, given.confirmation_token)
  const input = withToken(call, given, token)
  assertTokenFits(token, found)
  if (input.client_context !== undefined) assertSameTerms(input.client_context, found)
  if (input.amount_to_confirm !== undefined && input.amount_to_confirm !== found.amount) {
    throw confirmAmountMismatch()
  }
  const paymentMethod =
    paymentMethodFrom(call, input) ??
    (found.payment_method === null ? undefined : usePaymentMethod(call, found.payment_method))
  if (paymentMethod === undefined) throw missingPaymentMethod(found, call.keyKind)
  assertPayer(call, { customer: found.customer, paymentMethod, intent: found })
  closeConfirmationToken(call, token, { payment_intent: found.id })
  const capture_method = input.capture_method ?? found.capture_method
  const intent: PaymentIntent = {
    ...withShared(call, { ...found, capture_method }, input),
    payment_method: paymentMethod.wire.id,
  }
  return confirmIntent(call, intent, { paymentMethod, input })
}

const CONFIRMATION = [
  'error_on_requires_action',
  'mandate',
  'mandate_data',
  'off_session',
  'return_url',
] as const

/** What says how to confirm would be forgotten, if nothing is confirmed. */
function assertNoConfirmation(input: ConfirmationInput): void {
  const given = CONFIRMATION.find((name) => input[name] !== undefined)
  if (given !== undefined) throw onlyWithConfirm(given)
}

export const paymentIntentRoutes = [
  route('POST', '/v1/payment_intents', {
    fields: createFields,
    run: (call, given) => {
      const token = openConfirmationToken(call, given.confirmation_token)
      const input = withToken(call, given, token)
      if (token !== undefined && input.confirm !== true) throw confirmationTokenWithoutConfirm()
      if (input.confirm !== true) assertNoConfirmation(given)
      assertAmount(input.amount, input.currency)
      const paymentMethod = paymentMethodFrom(call, input)
      assertPayer(call, { customer: input.customer, paymentMethod })
      const intent = save(call, newIntent(call, input, paymentMethod))
      if (paymentMethod !== undefined) assertFits(intent, paymentMethod)
      emit(call, 'payment_intent.created', intent)
      if (input.confirm !== true) return show(call, intent, input)
      if (paymentMethod === undefined) throw missingPaymentMethod(intent, call.keyKind)
      assertTokenFits(token, intent)
      closeConfirmationToken(call, token, { payment_intent: intent.id })
      return answer(call, confirmIntent(call, intent, { paymentMethod, input }), input)
    },
  }),
  route('GET', '/v1/payment_intents', {
    fields: intentListFields,
    run: (call, input) => {
      const { customer: value } = input
      const where = value === undefined ? undefined : ({ field: 'customer', value } as const)
      return ok(listPage(call, { table: 'payment_intents', input, where }))
    },
  }),
  route('GET', '/v1/payment_intents/search', {
    fields: searchFields satisfies FieldsOf<Stripe.PaymentIntentSearchParams>,
    run: (call, input) =>
      ok(searchPage(call, { table: 'payment_intents', input, searchable: searchableIntents })),
  }),
  route('GET', '/v1/payment_intents/:id', { access: 'any', fields: retrieveFields, run: retrieve }),
  /** What stripe.js retrieves by, so that the client secret never stands in a URL. */
  route('POST', '/v1/payment_intents/:id/refresh', {
    access: 'any',
    fields: retrieveFields,
    run: retrieve,
  }),
  route('POST', '/v1/payment_intents/:id', {
    fields: updateFields,
    run: (call, input, id) => {
      const intent = findIntent(call, id)
      const given = Object.entries(input).filter(([, value]) => value !== undefined)
      assertUpdatable(
        intent,
        given.map(([name]) => name),
        call.keyKind,
      )
      const paymentMethod = paymentMethodFrom(call, input)
      assertPayer(call, { customer: input.customer ?? intent.customer, paymentMethod, intent })
      return show(call, save(call, updatedIntent(call, intent, { input, paymentMethod })), input)
    },
  }),
  route('POST', '/v1/payment_intents/:id/confirm', {
    access: 'any',
    fields: confirmFields,
    run: (call, input, id) => {
      const intent = findIntent(call, id)
      assertClientSecret(call, intent, input.client_secret)
      return answer(call, confirm(call, intent, input), input)
    },
  }),
  route('POST', '/v1/payment_intents/:id/capture', {
    fields: captureFields,
    run: (call, input, id) => {
      const intent = findIntent(call, id)
      assertCapturable(intent, call.keyKind)
      const described: PaymentIntent = {
        ...intent,
        metadata: mergeMetadata(intent.metadata, input.metadata),
        statement_descriptor: input.statement_descriptor ?? intent.statement_descriptor,
        statement_descriptor_suffix:
          input.statement_descriptor_suffix ?? intent.statement_descriptor_suffix,
      }
      return show(call, captureIntent(call, described, input.amount_to_capture), input)
    },
  }),
  route('POST', '/v1/payment_intents/:id/cancel', {
    fields: cancelFields,
    run: (call, input, id) => {
      const intent = findIntent(call, id)
      assertCancelable(intent, call.keyKind)
      voidChallenges(call, intent)
      const canceled = cancelIntent(call, intent, input.cancellation_reason ?? null)
      return show(call, canceled, input)
    },
  }),
]
