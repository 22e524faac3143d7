import type {
  StripeElements,
  StripeElementsOptions,
  StripeElementsUpdateOptions,
  StripeElementType,
} from '@stripe/stripe-js'
import type { GroupOptions } from '../../shared/protocol.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { Emitter } from '../emitter.ts'
import { IntegrationError, MESSAGES, notInSandbox, secondElement } from '../integration-error.ts'
import { toSdkError } from '../sdk-error.ts'
import { ELEMENT_TYPES, isKnownType, type ElementTypes, type KnownType } from './element-types.ts'
import { checkGroupOptions, toGroupOptions } from './group-options.ts'

export type Owner = { key: string }
type OtherType = Exclude<StripeElementType, KnownType>
/** react-stripe-js lets its component stand for the type that it mounts. */
type ElementComponent = { __elementType: string }
type SubmitResult = Awaited<ReturnType<StripeElements['submit']>>
type Elements = { [T in KnownType]?: ElementTypes[T]['element'] }

/**
 * `stripe.elements(...)`. Making one has no effect on the page: StrictMode may make a second and
 * drop it.
 */
export class ElementsGroup extends Emitter<{ 'update-end': undefined }> {
  /** The Stripe() instance that made this group, by identity. */
  readonly owner: Owner
  #options: GroupOptions
  readonly #elements: Elements = {}
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

  /** The Element in which the shopper enters how to pay, while it is on the page. */
  get paymentElement(): ElementTypes['payment']['element'] | undefined {
    const element = this.#elements.payment
    return element?.isMounted ? element : undefined
  }

  create<T extends KnownType>(
    type: T,
    options?: ElementTypes[T]['options'],
  ): ElementTypes[T]['element']
  create(type: OtherType, options?: unknown): never
  create<T extends KnownType>(
    type: T,
    options?: ElementTypes[T]['options'],
  ): ElementTypes[T]['element'] {
    if (!isKnownType(type)) return notInSandbox(`the ${String(type)} Element`)()
    if (this.#elements[type]) throw secondElement(type)
    const group = {
      key: this.owner.key,
      currentOptions: () => this.#options,
      forget: () => {
        if (this.#elements[type] === element) delete this.#elements[type]
      },
    }
    const element = ELEMENT_TYPES[type](group, options)
    this.#elements[type] = element
    return element
  }

  getElement<T extends KnownType>(type: T): ElementTypes[T]['element'] | null
  getElement(type: OtherType | ElementComponent, options?: unknown): null
  getElement(
    type: StripeElementType | ElementComponent,
  ): ElementTypes[KnownType]['element'] | null {
    const name = typeof type === 'string' ? type : type.__elementType
    return isKnownType(name) ? (this.#elements[name] ?? null) : null
  }

  async update(changes: StripeElementsUpdateOptions): Promise<void> {
    if ('clientSecret' in changes) throw new IntegrationError(MESSAGES.immutableSecret)
    const next = { ...this.#options, ...toGroupOptions(changes) }
    checkGroupOptions(next)
    this.#options = next
    try {
      await Promise.all(this.#all().map((element) => element.updateGroup(next)))
    } catch (error) {
      // Unmounted meanwhile: the next mount starts from these options.
      if (!(error instanceof StripeFailure)) throw error
    }
    this.emit('update-end', undefined)
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    try {
      await this.paymentElement?.call('fetchUpdates', {})
      return {}
    } catch (thrown) {
      if (thrown instanceof IntegrationError) throw thrown
      return { error: { message: toStripeError(thrown).message ?? 'The update failed.' } }
    }
  }

  async submit(): Promise<SubmitResult> {
    const element = this.paymentElement
    if (!element) throw new IntegrationError(MESSAGES.submitNotMounted)
    const options = this.#options
    this.#submitted = undefined
    try {
      const answer = await element.call('submit', {})
      for (const other of this.#all()) if (other !== element) await other.validate()
      this.#submitted = options
      return answer
    } catch (thrown) {
      const error = toSdkError(thrown)
      if (error.type === 'validation_error') element.focusProblem()
      return { error }
    }
  }

  #all(): ElementTypes[KnownType]['element'][] {
    return Object.values(this.#elements)
  }
}

/** Changing one of these after `submit()` makes it another payment than the one submitted. */
const PAYMENT_TERMS = ['mode', 'amount', 'currency', 'captureMethod', 'setupFutureUsage'] as const
