import type { StripeElementClasses, StripeError } from '@stripe/stripe-js'
import type {
  ElementCalls,
  ElementEvents,
  GroupOptions,
  LoadedFont,
} from '../../shared/protocol.ts'
import { Emitter } from '../emitter.ts'
import { IntegrationError, MESSAGES } from '../integration-error.ts'
import { openPrivateFrame, type PrivateFrame } from '../private-frame.ts'
import type { Collected, ElementKind, ElementSpec, EventsOf } from './element-spec.ts'
import { animateHeight, styleElementBox, styleElementFrame } from './element-style.ts'
import { focusByLabel } from './label-focus.ts'
import { submitEnclosingForm } from './implicit-submission.ts'
import { mountedElements } from './mounted-elements.ts'

/** What an Element asks of the group that made it. */
export type Group = {
  key: string
  currentOptions: () => GroupOptions
  /** Under this name the group's frames share what the page may not see. */
  channel: string
  fonts: () => Promise<LoadedFont[]>
  /** This Element comes onto the page or leaves it, which may matter to the others. */
  changed: () => void
  /** At once: StrictMode creates the next Element of the type in the same tick. */
  forget: () => void
}

const FRAME_DEAD: StripeError = {
  type: 'api_connection_error',
  message:
    'The Element could not be loaded. Check that the sandbox runs and that frame-src allows it.',
}

const CLASSES = {
  base: 'StripeElement',
  complete: 'StripeElement--complete',
  empty: 'StripeElement--empty',
  focus: 'StripeElement--focus',
  invalid: 'StripeElement--invalid',
  webkitAutofill: 'StripeElement--webkit-autofill',
} as const satisfies Required<StripeElementClasses>

/** An Element in the merchant's page: an iframe, and nothing of what is typed in it. */
export abstract class FramedElement<K extends ElementKind> extends Emitter<EventsOf<K>> {
  readonly #spec: ElementSpec<K>
  readonly #group: Group
  #options: K['options']
  #frame: PrivateFrame<ElementCalls<object>> | undefined
  #isDestroyed = false

  constructor(spec: ElementSpec<K>, group: Group, options: K['options']) {
    super()
    this.#spec = spec
    this.#group = group
    this.#options = { ...options }
  }

  get elementType(): K['type'] {
    return this.#spec.type
  }

  get isMounted(): boolean {
    return this.#frame !== undefined
  }

  get options(): K['options'] {
    return this.#options
  }

  /** What a confirmation of the group takes from this Element. */
  collected(): Collected {
    return {}
  }

  /** What the frame tells this Element alone. */
  protected hear(_name: string, _detail: object): void {}

  /** What the `ready` event holds besides the type. */
  protected readyDetails(): object {
    return {}
  }

  /** Each change before the page hears of it, for what `collected` tells. */
  protected remember(_change: K['change']): void {}

  mount(target: string | HTMLElement): void {
    if (this.#isDestroyed) throw new IntegrationError(MESSAGES.destroyed)
    const place = typeof target === 'string' ? document.querySelector(target) : target
    if (!place) throw new IntegrationError(MESSAGES.nowhereToMount)
    if (this.#frame) return

    const frame = this.#openFrame()
    const box = document.createElement('div')
    box.className = '__PrivateStripeElement'
    styleElementBox(box)
    styleElementFrame(frame.iframe, this.#spec.expectedHeightPx(this.#options))
    box.append(frame.iframe)
    place.replaceChildren(box)
    focusByLabel(place, () => this.focus())
    this.#frame = frame
    this.#mark('base', true)
    mountedElements.add(this)
    queueMicrotask(() => {
      if (this.#frame === frame) this.announce('loaderstart')
    })
  }

  /** Asks the frame; rejects with StripeFailure when the Element goes away meanwhile. */
  async call<M extends keyof K['calls'] & string>(
    method: M,
    params: K['calls'][M]['params'],
  ): Promise<K['calls'][M]['result']> {
    if (!this.#frame) throw new IntegrationError(MESSAGES.elementGone)
    return this.#frame.ask(method, params)
  }

  /** Has the frame show what is missing; rejects with it as StripeFailure. */
  async validate(): Promise<void> {
    await this.#frame?.call('validate', {})
  }

  /** The options of the group have changed. */
  async updateGroup(group: GroupOptions): Promise<void> {
    await this.#frame?.call('update', { group })
  }

  /** The fonts of the group, as soon as the page has them. */
  async sendFonts(): Promise<void> {
    const fonts = await this.#group.fonts()
    if (fonts.length > 0) await this.#frame?.call('setFonts', { fonts })
  }

  update(options: Partial<K['options']>): this {
    this.#options = { ...this.#options, ...options }
    this.#tell('update', { element: this.#spec.forFrame(this.#options) })
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

  setInert(inert: boolean, refocus = false): void {
    this.#tell('setInert', { inert, refocus })
  }

  /** Gives the focus back to the field that had it last. */
  protected refocus(): void {
    this.#frame?.iframe.focus()
    this.setInert(false, true)
  }

  hasFocus(): boolean {
    return this.#frame !== undefined && this.#frame.iframe === document.activeElement
  }

  unmount(): void {
    const box = this.#frame?.iframe.parentElement
    for (const state of STATES) this.#mark(state, false)
    this.#frame?.close()
    this.#frame = undefined
    box?.remove()
    mountedElements.delete(this)
  }

  destroy(): void {
    this.unmount()
    this.#isDestroyed = true
    this.#group.forget()
  }

  #openFrame(): PrivateFrame<ElementCalls<object>> {
    const spec = this.#spec
    const frame = openPrivateFrame<ElementCalls<object>, ElementEvents<object>>({
      page: spec.page,
      title: spec.title,
      onConnect: (call) => {
        const { key } = this.#group
        const group = this.#group.currentOptions()
        call('init', { key, group, element: spec.forFrame(this.#options) }).catch(() => {})
        this.sendFonts().catch(() => {})
      },
      onDead: () => this.announce('loaderror', { error: FRAME_DEAD }),
      handlers: {
        resize: ({ height }) => {
          frame.iframe.style.height = `${height}px`
        },
        enter: () => submitEnclosingForm(frame.iframe),
        loaderror: ({ error }) => this.announce('loaderror', { error }),
        change: (details) => {
          this.remember(details)
          this.#showState(details)
          this.announce('change', details)
        },
        ready: () => {
          animateHeight(frame.iframe)
          this.announce('ready', this.readyDetails())
        },
        focus: () => {
          this.#mark('focus', true)
          this.announce('focus')
        },
        blur: () => {
          this.#mark('focus', false)
          this.announce('blur')
        },
        escape: () => this.announce('escape'),
      },
      others: {
        names: [...spec.forwarded, ...(spec.overheard ?? [])],
        hear: (name, detail) => {
          const own = spec.forwarded.find((forwarded) => forwarded === name)
          if (own === undefined) this.hear(name, detail)
          else this.announce(own, detail)
        },
      },
    })
    return frame
  }

  protected announce(type: keyof EventsOf<K>, detail: object = {}): void {
    const event = { elementType: this.#spec.type, ...detail }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a frame tells is believed here to be as its kind says
    this.emit(type, event as EventsOf<K>[keyof EventsOf<K>])
  }

  #showState(details: { empty?: boolean; complete?: boolean; error?: unknown }): void {
    this.#mark('empty', details.empty === true)
    this.#mark('complete', details.complete === true)
    this.#mark('invalid', details.error !== undefined)
  }

  /** Shows a state as a class of the merchant's element that this one is mounted in. */
  #mark(state: keyof typeof CLASSES, isOn: boolean): void {
    const place = this.#frame?.iframe.parentElement?.parentElement
    const names = this.classes()[state] ?? CLASSES[state]
    for (const name of names.split(/\s+/).filter(Boolean)) place?.classList.toggle(name, isOn)
  }

  /** Class names of the merchant's own; the others are Stripe's. */
  protected classes(): StripeElementClasses {
    return CLASSES
  }

  /** A call whose answer nobody waits for: if the Element goes away meanwhile, it was moot. */
  #tell<M extends keyof ElementCalls<object>>(
    method: M,
    params: ElementCalls<object>[M]['params'],
  ): void {
    this.#frame?.call(method, params).catch(() => {})
  }

  /** The same for a call of this kind of Element. */
  protected tellFrame<M extends keyof K['calls'] & string>(
    method: M,
    params: K['calls'][M]['params'],
  ): void {
    this.#frame?.ask(method, params).catch(() => {})
  }
}

const STATES = ['base', 'empty', 'complete', 'focus', 'invalid', 'webkitAutofill'] as const
