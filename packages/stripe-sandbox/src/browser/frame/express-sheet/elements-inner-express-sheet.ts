import type { ConfirmationToken, PaymentMethod } from '@stripe/stripe-js'
import { languageFor } from '../../languages/language.ts'
import { localiseError } from '../../languages/localise-error.ts'
import { meetEmbedder } from '../../shared/embedder.ts'
import type { SheetCalls, SheetEvents } from '../../shared/express-protocol.ts'
import { intentKindOf } from '../../shared/intent-secret.ts'
import { watchHeldKeys } from '../../shared/held-key.ts'
import { serveCalls } from '../../shared/rpc.ts'
import { callIntent, callStripe } from '../../shared/stripe-api.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { confirmParams, methodData, tokenParams, type Entered } from '../entered.ts'
import { textsFor } from '../texts.ts'
import { makeSheet, type Sheet } from './sheet.ts'
import { detailsOf } from './test-cards.ts'

type Session = SheetCalls['init']['params'] & { sheet: Sheet }

function start(port: MessagePort): void {
  let session: Session | undefined

  const emit = serveCalls<SheetCalls, SheetEvents>(port, {
    init(params) {
      if (session) throw new StripeFailure(TWICE)
      const { group, wallet, purchase } = params
      document.documentElement.lang = languageFor(group.locale)
      const texts = textsFor(group.locale)
      const sheet = makeSheet({ texts, wallet, purchase, tell: emit })
      session = { ...params, sheet }
      emit('ready', null)
      sheet.open()
    },
    update({ group }) {
      session = { ...known(session), group }
    },
    answer: ({ lines }) => known(session).sheet.answer(lines),
    fail: ({ message }) => known(session).sheet.fail(message),
    confirm: (request) =>
      post((entered, { key, group }) => {
        const kind = intentKindOf(request.clientSecret) ?? 'payment_intent'
        const params = confirmParams(withShipping(request), entered, group)
        return callIntent(accessOf(key), { kind, action: 'confirm', params })
      }),
    createPaymentMethod: ({ params }) =>
      post((entered, { key }) =>
        callStripe<PaymentMethod>(accessOf(key), 'payment_methods', methodData(params, entered)),
      ),
    createConfirmationToken: ({ params }) =>
      post((entered, { key, group }) => {
        const body = tokenParams(withShipping({ params }).params, entered, group)
        return callStripe<ConfirmationToken>(accessOf(key), 'confirmation_tokens', body)
      }),
  })

  /** Posts with the card of the sheet; a refusal is told in it as well. */
  async function post<Result>(
    act: (entered: Entered, session: Session) => Promise<Result>,
  ): Promise<Result> {
    const current = known(session)
    try {
      return await act(enteredIn(current.sheet), current)
    } catch (thrown) {
      const error = localiseError(toStripeError(thrown), languageFor(current.group.locale))
      current.sheet.fail(error.message)
      throw new StripeFailure(error)
    }
  }

  /** The address of the wallet, unless the merchant gives one. */
  function withShipping<Request extends { params: object }>(request: Request): Request {
    const shipping = known(session).sheet.authorisation().shippingAddress
    return shipping ? { ...request, params: { shipping, ...request.params } } : request
  }

  const keysAreUp = watchHeldKeys()
  // As the key comes up: its release is not for the page behind.
  document.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) void keysAreUp().then(() => emit('cancelled', null))
  })
}

function enteredIn(sheet: Sheet): Entered {
  const { billingDetails } = sheet.authorisation()
  return {
    payment_method_data: {
      type: 'card',
      card: detailsOf(sheet.card(), new Date()),
      ...(billingDetails && { billing_details: billingDetails }),
    },
  }
}

const TWICE = { type: 'api_error', message: 'sandbox: the sheet is open already.' } as const

function known(session: Session | undefined): Session {
  if (session) return session
  throw new StripeFailure({ type: 'api_error', message: 'sandbox: the sheet is not open.' })
}

function accessOf(key: string) {
  return { origin: location.origin, key }
}

void meetEmbedder().then(start)
