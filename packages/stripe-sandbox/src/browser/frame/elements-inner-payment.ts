import type { PaymentIntent } from '@stripe/stripe-js'
import { meetEmbedder } from '../shared/embedder.ts'
import { callPaymentIntent } from '../shared/payment-intent-api.ts'
import type {
  ElementOptions,
  GroupOptions,
  PaymentCalls,
  PaymentEvents,
} from '../shared/protocol.ts'
import { serveCalls } from '../shared/rpc.ts'
import { StripeFailure, toStripeError } from '../shared/stripe-failure.ts'
import { appearanceSheet, themeOf } from './appearance.ts'
import { confirmParams } from './confirm-params.ts'
import { required } from './form-dom.ts'
import { setUpPaymentForm, type PaymentForm } from './payment-form.ts'

type Session = { key: string; group: GroupOptions; element: ElementOptions; form: PaymentForm }

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [sheet]

function start(port: MessagePort): void {
  let session: Session | undefined
  let isReady = false
  let lastChange = ''
  let lastField: HTMLElement | null = null

  const emit = serveCalls<PaymentCalls, PaymentEvents>(port, {
    async init({ key, group, element }) {
      if (session) throw new StripeFailure(TWICE)
      const form = setUpPaymentForm(group.locale, reportChange)
      session = { key, group, element, form }
      form.update(element)
      form.setDefaults(element)
      applyAppearance(group)
      try {
        await checkIntent(session)
      } catch (thrown) {
        emit('loaderror', { error: toStripeError(thrown) })
        return
      }
      required('payment-form', HTMLFormElement).hidden = false
      isReady = true
      reportSize()
      emit('ready', null)
      reportChange()
    },
    update({ group, element }) {
      const current = known(session)
      if (group) {
        current.group = group
        applyAppearance(group)
      }
      if (element) {
        current.element = element
        current.form.update(element)
        reportChange()
      }
    },
    setInert({ inert, refocus }) {
      document.documentElement.inert = inert
      if (refocus) lastField?.focus()
    },
    focus: () => known(session).form.focus(),
    focusProblem: () => known(session).form.focusProblem(),
    blur: () => lastField?.blur(),
    clear: () => known(session).form.clear(),
    submit() {
      known(session).form.validate()
      return { selectedPaymentMethod: 'card' }
    },
    fetchUpdates: () => checkIntent(known(session)),
    async confirm(request) {
      const { key, group, form } = known(session)
      const params = confirmParams(request, form.collect(), group)
      try {
        return await callPaymentIntent({ origin: location.origin, key }, 'confirm', params)
      } catch (thrown) {
        form.showCardError(toStripeError(thrown))
        throw thrown
      }
    },
  })

  function reportChange() {
    if (!session || !isReady) return
    const details = session.form.describe()
    const change = JSON.stringify(details)
    if (change === lastChange) return
    lastChange = change
    emit('change', details)
  }

  function reportSize() {
    if (!isReady) return
    emit('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) })
  }
  new ResizeObserver(reportSize).observe(document.body)

  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) lastField = target
  })
  window.addEventListener('focus', () => emit('focus', null))
  window.addEventListener('blur', () => emit('blur', null))
  document.addEventListener('submit', (event) => event.preventDefault())
  document.addEventListener('keydown', ({ key, target, isComposing }) => {
    if (key === 'Escape') emit('escape', null)
    if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement) emit('enter', null)
  })
}

const TWICE = { type: 'api_error', message: 'sandbox: the frame is set up already.' } as const

function known(session: Session | undefined): Session {
  if (session) return session
  throw new StripeFailure({ type: 'api_error', message: 'sandbox: the frame is not ready.' })
}

function applyAppearance({ appearance = {} }: GroupOptions): void {
  sheet.replaceSync(appearanceSheet(appearance))
  const { classList } = document.documentElement
  classList.toggle('is-dark', themeOf(appearance) === 'night')
  classList.toggle('is-flat', themeOf(appearance) === 'flat')
  classList.toggle('is-calm', appearance.disableAnimations === true)
  classList.toggle('has-floating-labels', appearance.labels === 'floating')
}

const FINAL = new Set<PaymentIntent.Status>(['succeeded', 'canceled', 'requires_capture'])

/** Elements with a client secret show a form only for an intent that can still be paid. */
async function checkIntent({ key, group }: Session): Promise<void> {
  if (!group.clientSecret) return
  const access = { origin: location.origin, key }
  const intent = await callPaymentIntent(access, 'refresh', { client_secret: group.clientSecret })
  if (!FINAL.has(intent.status)) return
  throw new StripeFailure({
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `The Payment Element cannot be shown: this PaymentIntent is in a terminal state (${intent.status}).`,
  })
}

void meetEmbedder().then(start)
