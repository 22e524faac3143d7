import type {
  StripeElements,
  StripeElementsOptions,
  StripeElementsUpdateOptions,
  StripeElementType,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'
import { paymentIntentIdOf } from '../shared/client-secret.ts'
import type { GroupOptions } from '../shared/protocol.ts'
import { StripeFailure, toStripeError } from '../shared/stripe-failure.ts'
import { Emitter } from './emitter.ts'
import { IntegrationError, invalidSecret, MESSAGES, notInSandbox } from './integration-error.ts'
import { PaymentElement } from './payment-element.ts'
import { toSdkError } from './sdk-error.ts'

export type Owner = { key: string }
type OtherType = Exclude<StripeElementType, 'payment'>
/** react-stripe-js lets its component stand for the type that it mounts. */
type ElementComponent = { __elementType: string }
type SubmitResult = Awaited<ReturnType<StripeElements['submit']>>

/**
 * `stripe.elements(...)`. Making one has no effect on the page: StrictMode may make a second and
 * drop it.
 */
export class ElementsGroup extends Emitter<{ 'update-end': undefined }> {
  /** The Stripe() instance that made this group, by identity. */
  readonly owner: Owner
  #options: GroupOptions
  #element: PaymentElement | undefined
  /** The options as they were when the shopper's entries were found complete. */
  #submitted: GroupOptions | undefined

  constructor(owner: Owner, options: StripeElementsOptions) {
    super()
    this.owner = owner
    this.#options = toGroupOptions(options)
    checkGroupOptions(this.#options)
  }

  get options(): GroupOptions {
    return this.#options
  }

  /** Elements made without a secret: the intent comes only with the confirmation. */
  get isDeferred(): boolean {
    return this.#options.mode !== undefined
  }

  /** Whether `submit()` was called for the payment that the options describe now. */
  get isSubmitted(): boolean {
    const submitted = this.#submitted
    if (!submitted) return false
    return PAYMENT_TERMS.every((term) => submitted[term] === this.#options[term])
  }

  get mountedElement(): PaymentElement | undefined {
    return this.#element?.isMounted ? this.#element : undefined
  }

  create(type: 'payment', options?: StripePaymentElementOptions): PaymentElement
  create(type: OtherType, options?: unknown): never
  create(type: StripeElementType, options: StripePaymentElementOptions = {}): PaymentElement {
    if (type !== 'payment') return notInSandbox(`the ${type} Element`)()
    if (this.#element) throw new IntegrationError(MESSAGES.secondElement)
    const { clientSecret, mode } = this.#options
    if (!clientSecret && !mode) throw new IntegrationError(MESSAGES.groupWithoutIntent)
    this.#element = new PaymentElement(
      {
        key: this.owner.key,
        currentOptions: () => this.#options,
        forget: (element) => {
          if (this.#element === element) this.#element = undefined
        },
      },
      options,
    )
    return this.#element
  }

  getElement(type: 'payment' | ElementComponent): PaymentElement | null
  getElement(type: OtherType, options?: unknown): null
  getElement(type: StripeElementType | ElementComponent): PaymentElement | null {
    const name = typeof type === 'string' ? type : type.__elementType
    return name === 'payment' ? (this.#element ?? null) : null
  }

  async update(changes: StripeElementsUpdateOptions): Promise<void> {
    if ('clientSecret' in changes) throw new IntegrationError(MESSAGES.immutableSecret)
    const next = { ...this.#options, ...toGroupOptions(changes) }
    checkGroupOptions(next)
    this.#options = next
    try {
      await this.mountedElement?.call('update', { group: next })
    } catch (error) {
      // Unmounted meanwhile: the next mount starts from these options.
      if (!(error instanceof StripeFailure)) throw error
    }
    this.emit('update-end', undefined)
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    try {
      await this.mountedElement?.call('fetchUpdates', {})
      return {}
    } catch (thrown) {
      if (thrown instanceof IntegrationError) throw thrown
      return { error: { message: toStripeError(thrown).message ?? 'The update failed.' } }
    }
  }

  async submit(): Promise<SubmitResult> {
    const element = this.mountedElement
    if (!element) throw new IntegrationError(MESSAGES.submitNotMounted)
    const options = this.#options
    this.#submitted = undefined
    try {
      const answer = await element.call('submit', {})
      this.#submitted = options
      return answer
    } catch (thrown) {
      const error = toSdkError(thrown)
      if (error.type === 'validation_error') element.focusProblem()
      return { error }
    }
  }
}

/** Changing one of these after `submit()` makes it another payment than the one submitted. */
const PAYMENT_TERMS = ['mode', 'amount', 'currency', 'captureMethod', 'setupFutureUsage'] as const

/** Only what the sandbox uses: other options hold functions, which cannot be sent to a frame. */
function toGroupOptions(
  options: StripeElementsUpdateOptions & { clientSecret?: string },
): GroupOptions {
  const captureMethod = options.captureMethod ?? options.capture_method
  // null is a value of its own here: it takes back what was set.
  const setupFutureUsage =
    options.setupFutureUsage === undefined ? options.setup_future_usage : options.setupFutureUsage
  const { clientSecret, mode, amount, currency, locale, appearance } = options
  return {
    ...(clientSecret !== undefined && { clientSecret }),
    ...(mode !== undefined && { mode }),
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency: currency.toLowerCase() }),
    ...(captureMethod !== undefined && { captureMethod }),
    ...(setupFutureUsage !== undefined && { setupFutureUsage }),
    ...(locale !== undefined && { locale }),
    ...(appearance !== undefined && { appearance }),
  }
}

function checkGroupOptions({ clientSecret, mode, amount, currency }: GroupOptions): void {
  if (clientSecret !== undefined) {
    if (mode !== undefined) throw new IntegrationError(MESSAGES.secretAndMode)
    if (paymentIntentIdOf(clientSecret) === null) throw invalidSecret('stripe.elements()')
  }
  if (mode !== 'payment' && mode !== 'subscription') return
  const isAmount = typeof amount === 'number' && Number.isSafeInteger(amount)
  // A subscription may begin with nothing to pay.
  const least = mode === 'payment' ? 1 : 0
  if (!isAmount || amount < least) throw new IntegrationError(MESSAGES.badAmount)
  if (!/^[a-z]{3}$/.test(currency ?? '')) throw new IntegrationError(MESSAGES.badCurrency)
}
