import type {
  StripeError,
  StripePaymentElementChangeEvent,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import type {
  ElementOptions,
  GroupOptions,
  PaymentCalls,
  PaymentEvents,
} from '../shared/protocol.ts'
import { Emitter } from './emitter.ts'
import { submitEnclosingForm } from './implicit-submission.ts'
import { IntegrationError, MESSAGES } from './integration-error.ts'
import { mountedElements } from './mounted-elements.ts'
import { openPrivateFrame, type PrivateFrame } from './private-frame.ts'
import { animateHeight, styleElementBox, styleElementFrame } from './element-style.ts'

type Simple = { elementType: 'payment' }
type PaymentElementEvents = {
  ready: Simple
  focus: Simple
  blur: Simple
  escape: Simple
  loaderstart: Simple
  loaderror: Simple & { error: StripeError }
  change: StripePaymentElementChangeEvent
  // Never emitted here, but an app may listen.
  availablepaymentmethodschange: never
  carddetailschange: never
  savedpaymentmethodupdate: never
  savedpaymentmethodremove: never
}

/** What an Element asks of the group that made it. */
type Group = {
  key: string
  currentOptions: () => GroupOptions
  forget: (element: PaymentElement) => void
}

const SELF: Simple = { elementType: 'payment' }
const FRAME_DEAD: StripeError = {
  type: 'api_connection_error',
  message:
    'The payment form could not be loaded. Check that the sandbox runs and that frame-src allows it.',
}

/** The Payment Element in the merchant's page: an iframe and nothing of what is typed in it. */
export class PaymentElement extends Emitter<PaymentElementEvents> {
  readonly #group: Group
  #options: StripePaymentElementOptions
  #frame: PrivateFrame<PaymentCalls> | undefined
  #isDestroyed = false

  constructor(group: Group, options: StripePaymentElementOptions) {
    super()
    this.#group = group
    this.#options = { ...options }
  }

  get isMounted(): boolean {
    return this.#frame !== undefined
  }

  get options(): StripePaymentElementOptions {
    return this.#options
  }

  mount(target: string | HTMLElement): void {
    if (this.#isDestroyed) throw new IntegrationError(MESSAGES.destroyed)
    const place = typeof target === 'string' ? document.querySelector(target) : target
    if (!place) throw new IntegrationError(MESSAGES.nowhereToMount)
    if (this.#frame) return

    const frame = this.#openFrame()
    const box = document.createElement('div')
    box.className = '__PrivateStripeElement'
    styleElementBox(box)
    styleElementFrame(frame.iframe, this.#options)
    box.append(frame.iframe)
    place.replaceChildren(box)
    place.classList.add('StripeElement')
    this.#frame = frame
    mountedElements.add(this)
    queueMicrotask(() => {
      if (this.#frame === frame) this.emit('loaderstart', SELF)
    })
  }

  /** Asks the frame; rejects with StripeFailure when the Element goes away meanwhile. */
  async call<M extends keyof PaymentCalls>(
    method: M,
    params: PaymentCalls[M]['params'],
  ): Promise<PaymentCalls[M]['result']> {
    if (!this.#frame) throw new IntegrationError(MESSAGES.notMounted)
    return this.#frame.call(method, params)
  }

  update(options: Partial<StripePaymentElementOptions>): this {
    this.#options = { ...this.#options, ...options }
    this.#tell('update', { element: forFrame(this.#options) })
    return this
  }

  /** Only this page can move the focus out of its own button; then the frame finds the field. */
  focusProblem(): void {
    this.#frame?.iframe.focus()
    this.#tell('focusProblem', {})
  }

  focus(): void {
    this.#frame?.iframe.focus()
    this.#tell('focus', {})
  }

  blur(): void {
    this.#tell('blur', {})
  }

  clear(): void {
    this.#tell('clear', {})
  }

  /** Cards are the only method here, so there is nothing to collapse into. */
  collapse(): this {
    return this
  }

  setInert(inert: boolean, refocus = false): void {
    this.#tell('setInert', { inert, refocus })
  }

  hasFocus(): boolean {
    return this.#frame !== undefined && this.#frame.iframe === document.activeElement
  }

  unmount(): void {
    const box = this.#frame?.iframe.parentElement
    this.#place()?.classList.remove('StripeElement', ...STATES)
    this.#frame?.close()
    this.#frame = undefined
    box?.remove()
    mountedElements.delete(this)
  }

  destroy(): void {
    this.unmount()
    this.#isDestroyed = true
    // At once: StrictMode creates the next Payment Element in the same tick.
    this.#group.forget(this)
  }

  #openFrame(): PrivateFrame<PaymentCalls> {
    const group = this.#group
    const frame = openPrivateFrame<PaymentCalls, PaymentEvents>({
      page: 'elements-inner-payment.html',
      title: 'Secure payment input frame',
      onConnect: (call) => {
        const init = { key: group.key, group: group.currentOptions() }
        call('init', { ...init, element: forFrame(this.#options) }).catch(() => {})
      },
      onDead: () => this.emit('loaderror', { ...SELF, error: FRAME_DEAD }),
      handlers: {
        resize: ({ height }) => {
          frame.iframe.style.height = `${height}px`
        },
        enter: () => submitEnclosingForm(frame.iframe),
        loaderror: ({ error }) => this.emit('loaderror', { ...SELF, error }),
        change: (details) => {
          this.#showState(details)
          this.emit('change', { ...SELF, ...details })
        },
        ready: () => {
          animateHeight(frame.iframe)
          this.emit('ready', SELF)
        },
        focus: () => {
          this.#place()?.classList.add('StripeElement--focus')
          this.emit('focus', SELF)
        },
        blur: () => {
          this.#place()?.classList.remove('StripeElement--focus')
          this.emit('blur', SELF)
        },
        escape: () => this.emit('escape', SELF),
      },
    })
    return frame
  }

  #showState({ empty, complete }: { empty: boolean; complete: boolean }): void {
    this.#place()?.classList.toggle('StripeElement--empty', empty)
    this.#place()?.classList.toggle('StripeElement--complete', complete)
  }

  /** The merchant's element that this one is mounted in. */
  #place(): HTMLElement | null {
    return this.#frame?.iframe.parentElement?.parentElement ?? null
  }

  /** A call whose answer nobody waits for: if the Element goes away meanwhile, it was moot. */
  #tell<M extends keyof PaymentCalls>(method: M, params: PaymentCalls[M]['params']): void {
    this.#frame?.call(method, params).catch(() => {})
  }
}

const STATES = ['StripeElement--empty', 'StripeElement--complete', 'StripeElement--focus']

/** Only what the frame uses: other options hold functions, which cannot be sent. */
function forFrame(options: StripePaymentElementOptions): ElementOptions {
  const { defaultValues, fields, layout, readOnly } = options
  return {
    ...(defaultValues && { defaultValues }),
    ...(fields && { fields }),
    ...(layout !== undefined && { layout }),
    ...(readOnly !== undefined && { readOnly }),
  }
}
