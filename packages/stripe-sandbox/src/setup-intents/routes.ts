import { ok } from '../call.ts'
import type { Answer, Call } from '../call.ts'
import { assertClientSecret } from '../client-secret.ts'
import { confirmationTokenWithoutConfirm } from '../confirmation-tokens/errors.ts'
import {
  closeConfirmationToken,
  openConfirmationToken,
  withConfirmationToken,
} from '../confirmation-tokens/use-token.ts'
import { emit } from '../events/emit.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listPage } from '../list.ts'
import { mergeMetadata } from '../metadata.ts'
import { text } from '../parameters.ts'
import type { Parsed } from '../parameters.ts'
import type { SetupIntent } from '../state/rows.ts'
import { abandonChallenge } from './challenges.ts'
import { assertSameTerms, assertTokenFits, confirmSetup } from './confirm-setup.ts'
import { onlyWithConfirm } from './errors.ts'
import {
  attemptListFields,
  cancelFields,
  confirmFields,
  createFields,
  setupListFields,
  updateFields,
} from './parameters.ts'
import type { ConfirmInput, CreateInput, UpdateInput } from './parameters.ts'
import type { SetupOutcome } from './set-up.ts'
import { withShared } from './update-setup.ts'
import {
  assertOwner,
  findSetupIntent,
  newSetupIntent,
  paymentMethodFrom,
  save,
} from './setup-intent.ts'
import {
  assertCancelable,
  assertConfirmable,
  assertMethodChangeable,
  isOpen,
  missingPaymentMethod,
} from './status.ts'
import { viewFor } from './view.ts'

type Shown = { expand: string[] | undefined }

function show(call: Call, intent: SetupIntent, input: Shown): Answer {
  return ok(expand(call, viewFor(call.keyKind, intent), input.expand))
}

function answer(call: Call, { intent, error }: SetupOutcome, input: Shown): Answer {
  if (error === undefined) return show(call, intent, input)
  const shown = viewFor(call.keyKind, intent)
  return { status: 402, body: { error: { ...error, setup_intent: shown } } }
}

const retrieveFields = { ...expandFields, client_secret: text() }

function retrieve(call: Call, input: Parsed<typeof retrieveFields>, id: string): Answer {
  const intent = findSetupIntent(call, id)
  assertClientSecret(call, intent, input.client_secret)
  return show(call, intent, input)
}

function create(call: Call, given: CreateInput): SetupOutcome {
  const token = openConfirmationToken(call, given.confirmation_token)
  const input = withConfirmationToken(call, given, token)
  if (input.confirm !== true) {
    if (token !== undefined) throw confirmationTokenWithoutConfirm()
    if (input.return_url !== undefined) throw onlyWithConfirm('return_url')
    if (input.use_stripe_sdk !== undefined) throw onlyWithConfirm('use_stripe_sdk')
  }
  const paymentMethod = paymentMethodFrom(call, input)
  assertOwner(call, { customer: input.customer, paymentMethod })
  const intent = save(call, newSetupIntent(call, input, paymentMethod))
  emit(call, 'setup_intent.created', intent)
  if (input.confirm !== true) return { intent }
  if (paymentMethod === undefined) throw missingPaymentMethod(intent, call.keyKind)
  assertTokenFits(token, intent)
  closeConfirmationToken(call, token, { setup_intent: intent.id })
  return confirmSetup(call, intent, { paymentMethod, input })
}

function update(call: Call, intent: SetupIntent, input: UpdateInput): SetupIntent {
  const namesMethod = input.payment_method !== undefined || input.payment_method_data !== undefined
  if (namesMethod) assertMethodChangeable(intent, call.keyKind)
  const paymentMethod = paymentMethodFrom(call, input)
  const customer = input.customer ?? intent.customer
  const stored = call.store.get('payment_methods', intent.payment_method ?? '')
  const used = paymentMethod ?? (isOpen(intent) ? stored : undefined)
  assertOwner(call, { customer, paymentMethod: used, intent })
  if (paymentMethod !== undefined) abandonChallenge(call, intent)
  return save(call, {
    ...withShared(call, intent, input),
    customer,
    description: input.description ?? intent.description,
    metadata: mergeMetadata(intent.metadata ?? {}, input.metadata),
    ...(paymentMethod !== undefined && {
      next_action: null,
      payment_method: paymentMethod.wire.id,
      status: 'requires_confirmation',
    }),
  })
}

function confirm(call: Call, found: SetupIntent, given: ConfirmInput): SetupOutcome {
  const token = openConfirmationToken(call, given.confirmation_token)
  const input = withConfirmationToken(call, given, token)
  assertTokenFits(token, found)
  if (input.client_context !== undefined) assertSameTerms(input.client_context, found)
  const paymentMethod =
    paymentMethodFrom(call, input) ?? call.store.get('payment_methods', found.payment_method ?? '')
  // In this order at Stripe: an ended intent without a payment method is told of that first.
  if (paymentMethod === undefined) throw missingPaymentMethod(found, call.keyKind)
  assertConfirmable(found, call.keyKind)
  assertOwner(call, { customer: found.customer, paymentMethod, intent: found })
  closeConfirmationToken(call, token, { setup_intent: found.id })
  const intent = withShared(call, found, input)
  return confirmSetup(call, intent, { paymentMethod, input })
}

function cancel(call: Call, intent: SetupIntent, reason: SetupIntent['cancellation_reason']) {
  assertCancelable(intent, call.keyKind)
  abandonChallenge(call, intent)
  const canceled = save(call, {
    ...intent,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  emit(call, 'setup_intent.canceled', canceled)
  return canceled
}

export const setupIntentRoutes = [
  route('POST', '/v1/setup_intents', {
    fields: createFields,
    run: (call, input) => answer(call, create(call, input), input),
  }),
  route('GET', '/v1/setup_intents', {
    fields: setupListFields,
    run: (call, input) => {
      const wanted = (intent: SetupIntent): boolean =>
        (input.customer === undefined || intent.customer === input.customer) &&
        (input.payment_method === undefined || intent.payment_method === input.payment_method)
      const { customer, payment_method: method } = input
      const ofCustomer = customer && ({ field: 'customer', value: customer } as const)
      const ofMethod = method && ({ field: 'payment_method', value: method } as const)
      const where = ofCustomer || ofMethod || undefined
      return ok(listPage(call, { table: 'setup_intents', input, wanted, ...(where && { where }) }))
    },
  }),
  route('GET', '/v1/setup_intents/:id', { access: 'any', fields: retrieveFields, run: retrieve }),
  /** What stripe.js retrieves by, so that the client secret never stands in a URL. */
  route('POST', '/v1/setup_intents/:id/refresh', {
    access: 'any',
    fields: retrieveFields,
    run: retrieve,
  }),
  route('POST', '/v1/setup_intents/:id', {
    fields: updateFields,
    run: (call, input, id) => show(call, update(call, findSetupIntent(call, id), input), input),
  }),
  route('POST', '/v1/setup_intents/:id/confirm', {
    access: 'any',
    fields: confirmFields,
    run: (call, input, id) => {
      const intent = findSetupIntent(call, id)
      assertClientSecret(call, intent, input.client_secret)
      return answer(call, confirm(call, intent, input), input)
    },
  }),
  route('POST', '/v1/setup_intents/:id/cancel', {
    fields: cancelFields,
    run: (call, input, id) => {
      const reason = input.cancellation_reason ?? null
      return show(call, cancel(call, findSetupIntent(call, id), reason), input)
    },
  }),
  route('GET', '/v1/setup_attempts', {
    fields: attemptListFields,
    run: (call, input) => {
      const { id: value } = findSetupIntent(call, input.setup_intent, 'setup_intent')
      const where = { field: 'setup_intent', value } as const
      return ok(listPage(call, { table: 'setup_attempts', input, where }))
    },
  }),
]
