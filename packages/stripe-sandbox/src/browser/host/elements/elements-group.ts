import type {
  StripeAddressElementGetElementOptions,
  StripeElements,
  StripeElementsOptions,
  StripeElementsUpdateOptions,
  StripeElementType,
} from '@stripe/stripe-js'
import type { GroupOptions, LoadedFont } from '../../shared/protocol.ts'
import { randomName } from '../../shared/random-name.ts'
import { StripeFailure, toStripeError } from '../../shared/stripe-failure.ts'
import { Emitter } from '../emitter.ts'
import { IntegrationError, MESSAGES, notInSandbox, secondElement } from '../integration-error.ts'
import { checkAppearance } from '../../appearance/check-appearance.ts'
import { loadFonts } from '../fonts.ts'
import { toSdkError } from '../methods/sdk-error.ts'
import { warn } from '../warn.ts'
import { joinCollected, withCollected } from './collected.ts'
import { ELEMENT_TYPES, isKnownType, type ElementTypes, type KnownType } from './element-types.ts'
import { checkGroupOptions, toGroupOptions } from './group-options.ts'
import type { PaymentEntry } from './payment-entry.ts'

/** What `Stripe(key, options)` was called with. */
export type Owner = { key: string; locale?: string | undefined }
type OtherType = Exclude<StripeElementType, KnownType>
/** react-stripe-js lets its component stand for the type that it mounts. */
type ElementComponent = { __elementType: string }
type SubmitResult = Awaited<ReturnType<StripeElements['submit']>>
type AnyElement = ElementTypes[KnownType]['element']
type Elements = { [T in KnownType]: ElementTypes[T]['element'][] }

/**
 * `stripe.elements(...)`. Making one has no effect on the page: StrictMode may make a second and
 * drop it.
 */
export class ElementsGroup extends Emitter<{ 'update-end': undefined }> {
  /** The Stripe() instance that made this group, by identity. */
  readonly owner: Owner
  #options: GroupOptions
  readonly #channel = `sandbox-card-${randomName()}`
  readonly #elements: Elements = {
    payment: [],
    address: [],
    linkAuthentication: [],
    expressCheckout: [],
    card: [],
    cardNumber: [],
    cardExpiry: [],
    cardCvc: [],
  }
  #fonts: Promise<LoadedFont[]> | undefined
  #fontSources: FontSources
  /** The options as they were when the shopper's entries were found complete. */
  #submitted: GroupOptions | undefined

  constructor(owner: Owner, options: StripeElementsOptions) {
    super()
    this.owner = owner
    const { locale } = owner
    this.#options = { ...(locale !== undefined && { locale }), ...toGroupOptions(options) }
    this.#fontSources = options.fonts ?? []
    checkGroupOptions(this.#options)
    warnOfAppearance(this.#options)
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

  /** What the group pays with, while it is on the page. */
  get entry(): PaymentEntry | undefined {
    const express = this.#elements.expressCheckout.find(({ isMounted }) => isMounted)
    // A payment that is authorised there is what the merchant is about to confirm.
    if (express?.isAuthorised) return express.entry
    return this.#elements.payment.find(({ isMounted }) => isMounted) ?? express?.entry
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
    const ofType: ElementTypes[T]['element'][] = this.#elements[type]
    if (ofType.some((other) => !mayStandBeside(other, options))) throw secondElement(type)
    const element: ElementTypes[T]['element'] = ELEMENT_TYPES[type](
      {
        key: this.owner.key,
        currentOptions: () => this.#forFrames(),
        channel: this.#channel,
        changed: () => {
          // An Element that goes away meanwhile has no use for it.
          this.#tellAll().catch(() => {})
        },
        fonts: () => (this.#fonts ??= loadFonts(this.#fontSources)),
        forget: () => {
          const place = ofType.indexOf(element)
          if (place !== -1) ofType.splice(place, 1)
        },
      },
      options,
    )
    ofType.push(element)
    return element
  }

  getElement<T extends KnownType>(
    type: T,
    options?: StripeAddressElementGetElementOptions,
  ): ElementTypes[T]['element'] | null
  getElement(type: OtherType | ElementComponent, options?: unknown): null
  getElement(
    type: StripeElementType | ElementComponent,
    options?: StripeAddressElementGetElementOptions,
  ): AnyElement | null {
    const name = typeof type === 'string' ? type : type.__elementType
    if (!isKnownType(name)) return null
    const ofType: AnyElement[] = this.#elements[name]
    return ofType.find((element) => !options?.mode || modeOf(element) === options.mode) ?? null
  }

  async update(changes: StripeElementsUpdateOptions): Promise<void> {
    if ('clientSecret' in changes) throw new IntegrationError(MESSAGES.immutableSecret)
    const next = { ...this.#options, ...toGroupOptions(changes) }
    checkGroupOptions(next)
    warnOfAppearance(next)
    this.#options = next
    if (changes.fonts) {
      this.#fontSources = changes.fonts
      this.#fonts = undefined
    }
    try {
      if (changes.fonts) await Promise.all(this.#all().map((element) => element.sendFonts()))
      await this.#tellAll()
    } catch (error) {
      // Unmounted meanwhile: the next mount starts from these options.
      if (!(error instanceof StripeFailure)) throw error
    }
    this.emit('update-end', undefined)
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    try {
      await this.entry?.call('fetchUpdates', {})
      return {}
    } catch (thrown) {
      if (thrown instanceof IntegrationError) throw thrown
      return { error: { message: toStripeError(thrown).message ?? 'The update failed.' } }
    }
  }

  async submit(): Promise<SubmitResult> {
    const element = this.entry
    if (!element) throw new IntegrationError(MESSAGES.submitNotMounted)
    const options = this.#options
    this.#submitted = undefined
    let asked: { focusProblem: () => void } = element
    try {
      const answer = await element.call('submit', {})
      for (const other of this.#others()) {
        asked = other
        await other.validate()
      }
      this.#submitted = options
      return answer
    } catch (thrown) {
      const error = toSdkError(thrown)
      if (error.type === 'validation_error') asked.focusProblem()
      return { error }
    }
  }

  /**
   * The merchant's parameters for a method, with what the Elements beside the one that pays add.
   * Rejects with the first validation_error of theirs.
   */
  async complete(params: object): Promise<Record<string, unknown>> {
    // The answer comes behind every change that the frame has told before.
    for (const other of this.#others()) await other.validate()
    return withCollected(params, joinCollected(this.#others().map((other) => other.collected())))
  }

  /** The options, and what the Elements have to know of each other. */
  #forFrames(): GroupOptions {
    const billing = this.#elements.address.some(
      ({ isMounted, options }) => isMounted && options.mode === 'billing',
    )
    return { ...this.#options, ...(billing && { hasBillingAddress: true }) }
  }

  async #tellAll(): Promise<void> {
    const options = this.#forFrames()
    await Promise.all(this.#all().map((element) => element.updateGroup(options)))
  }

  /** A wallet has addresses of its own: then no other Element has a part in the payment. */
  #others(): AnyElement[] {
    const { entry } = this
    if (!this.#elements.payment.some((element) => element === entry)) return []
    return this.#all().filter((element) => element.isMounted && element !== entry)
  }

  #all(): AnyElement[] {
    return Object.values(this.#elements).flat()
  }
}

type FontSources = NonNullable<StripeElementsOptions['fonts']>

/** An Address Element for shipping and one for billing are two things. */
function mayStandBeside(other: AnyElement, options: object | undefined): boolean {
  const mode = modeOf(other)
  return mode !== undefined && options !== undefined && 'mode' in options && options.mode !== mode
}

function modeOf(element: AnyElement): string | undefined {
  return 'mode' in element.options ? element.options.mode : undefined
}

function warnOfAppearance({ appearance = {} }: GroupOptions): void {
  for (const warning of checkAppearance(appearance).warnings) warn(warning)
}

/** Changing one of these after `submit()` makes it another payment than the one submitted. */
const PAYMENT_TERMS = ['mode', 'amount', 'currency', 'captureMethod', 'setupFutureUsage'] as const
