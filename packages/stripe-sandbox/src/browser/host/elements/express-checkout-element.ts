import type {
  ChangeResolveDetails,
  ClickResolveDetails,
  StripeExpressCheckoutElementAvailablePaymentMethodsChangeEvent,
  StripeExpressCheckoutElementClickEvent,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementOptions,
  StripeExpressCheckoutElementReadyEvent,
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  StripeExpressCheckoutElementShippingRateChangeEvent,
} from '@stripe/stripe-js'
import type {
  ExpressCalls,
  ExpressChange,
  ExpressNews,
  ExpressOptions,
  Purchase,
  SheetCalls,
  SheetEvents,
} from '../../shared/express-protocol.ts'
import { availableWallets, walletsOf, type Wallet } from '../../shared/express-wallets.ts'
import type { EventHandlers } from '../../shared/rpc.ts'
import type { GroupOptions } from '../../shared/protocol.ts'
import { openExpressSheet, type ExpressSheet } from '../express-sheet.ts'
import { IntegrationError, MESSAGES } from '../integration-error.ts'
import { warn } from '../warn.ts'
import type { ElementSpec } from './element-spec.ts'
import { FramedElement, type Group } from './framed-element.ts'
import { purchaseOf, withAnswer } from './express-purchase.ts'
import type { PaymentEntry } from './payment-entry.ts'

type Options = StripeExpressCheckoutElementOptions
type Kind = {
  type: 'expressCheckout'
  options: Options
  frameOptions: ExpressOptions
  change: ExpressChange
  calls: ExpressCalls
  events: {
    ready: Omit<StripeExpressCheckoutElementReadyEvent, 'elementType'>
    click: Omit<StripeExpressCheckoutElementClickEvent, 'elementType'>
    confirm: StripeExpressCheckoutElementConfirmEvent
    cancel: object
    shippingaddresschange: StripeExpressCheckoutElementShippingAddressChangeEvent
    shippingratechange: StripeExpressCheckoutElementShippingRateChangeEvent
    availablepaymentmethodschange: Omit<
      StripeExpressCheckoutElementAvailablePaymentMethodsChangeEvent,
      'elementType'
    >
  }
}

/** From the documentation of the click event's `resolve`. */
const RESOLVE_WITHIN_MS = 1000

const SPEC: ElementSpec<Kind> = {
  type: 'expressCheckout',
  page: 'elements-inner-express-checkout.html',
  title: 'Secure express checkout frame',
  forFrame,
  expectedHeightPx: (options) => (walletsOf(options).length === 0 ? 0 : 52),
  forwarded: [],
  overheard: ['press'],
}

/** Buttons of test wallets; what one of them pays with is in a sheet over the page. */
export class ExpressCheckoutElement extends FramedElement<Kind> {
  readonly #group: Group
  #sheet: ExpressSheet | undefined
  #wallet: Wallet | undefined
  /** The shopper has pressed Pay in the sheet. */
  #isAuthorised = false

  constructor(group: Group, options: Options = {}) {
    super(SPEC, group, options)
    this.#group = group
  }

  /** Whether a payment waits for the merchant to confirm it. */
  get isAuthorised(): boolean {
    return this.#isAuthorised
  }

  /** The calls of whoever pays: the sheet answers them, and goes away when one has succeeded. */
  readonly entry: PaymentEntry = {
    options: {},
    focusProblem: () => {},
    call: async (method, params) => {
      if (method === 'fetchUpdates') return undefined
      const sheet = this.#sheet
      if (!sheet || !this.#wallet || !this.#isAuthorised) {
        throw new IntegrationError(MESSAGES.expressNotAuthorised)
      }
      if (method === 'submit') return { selectedPaymentMethod: this.#wallet }
      this.#isAuthorised = false
      const answer = await sheet.call(method, params)
      this.#close()
      return answer
    },
  }

  override async updateGroup(group: GroupOptions): Promise<void> {
    this.#tellSheet('update', { group })
    await super.updateGroup(group)
  }

  override unmount(): void {
    this.#close()
    super.unmount()
  }

  protected override readyDetails(): Kind['events']['ready'] {
    return { availablePaymentMethods: availableWallets(this.options) }
  }

  protected override hear(_name: string, { wallet }: ExpressNews['press']): void {
    if (this.#sheet) return
    if (!this.hasListener('click')) {
      this.#open(wallet, {})
      return
    }
    let isAnswered = false
    const answer = (act: () => void) => {
      if (isAnswered) return
      isAnswered = true
      act()
    }
    setTimeout(() => answer(() => warn(MESSAGES.clickNotResolved)), RESOLVE_WITHIN_MS)
    this.announce('click', {
      expressPaymentType: wallet,
      resolve: (details: ClickResolveDetails = {}) => answer(() => this.#open(wallet, details)),
      reject: () => answer(() => {}),
    } satisfies Kind['events']['click'])
  }

  #open(wallet: Wallet, details: ClickResolveDetails): void {
    const group = this.#group.currentOptions()
    const purchase = purchaseOf(this.options, details, group)
    this.#wallet = wallet
    this.#isAuthorised = false
    this.#sheet = openExpressSheet({
      init: { key: this.#group.key, group, wallet, purchase },
      onDead: () => this.#cancel(),
      handlers: this.#hearSheet(wallet, purchase),
    })
  }

  #hearSheet(wallet: Wallet, purchase: Purchase): Omit<EventHandlers<SheetEvents>, 'ready'> {
    let lines: Purchase = purchase
    const answerTo = () => {
      const once = oneTime()
      return {
        resolve: (details: ChangeResolveDetails = {}) =>
          once(() => {
            lines = withAnswer(lines, details, this.#group.currentOptions())
            this.#tellSheet('answer', { lines })
          }),
        reject: () => once(() => this.#tellSheet('answer', { lines: null })),
      }
    }
    return {
      address: (chosen) => {
        const event = { ...chosen, ...answerTo() }
        if (this.hasListener('shippingaddresschange')) {
          this.announce('shippingaddresschange', event)
        } else event.resolve()
      },
      rate: (chosen) => {
        const event = { ...chosen, ...answerTo() }
        if (this.hasListener('shippingratechange')) this.announce('shippingratechange', event)
        else event.resolve()
      },
      authorised: (authorisation) => {
        this.#isAuthorised = true
        this.announce('confirm', {
          ...authorisation,
          expressPaymentType: wallet,
          paymentFailed: ({ message } = {}) => {
            this.#isAuthorised = false
            this.#tellSheet('fail', { message })
          },
        } satisfies StripeExpressCheckoutElementConfirmEvent)
      },
      cancelled: () => this.#cancel(),
    }
  }

  #cancel(): void {
    this.#close()
    // The page may not have known yet that the focus was in the frame when its sheet opened.
    this.refocus()
    this.announce('cancel')
  }

  #close(): void {
    this.#sheet?.close()
    this.#sheet = undefined
    this.#isAuthorised = false
  }

  #tellSheet<M extends keyof SheetCalls>(method: M, params: SheetCalls[M]['params']): void {
    this.#sheet?.call(method, params).catch(() => {})
  }
}

/** Runs only the first act that it is given: a choice has one answer. */
function oneTime(): (act: () => void) => void {
  let isOver = false
  return (act) => {
    if (isOver) return
    isOver = true
    act()
  }
}

function forFrame(options: Options): ExpressOptions {
  const { buttonHeight, buttonTheme, buttonType, layout } = options
  const { paymentMethodOrder, paymentMethods, wallets } = options
  return {
    ...(buttonHeight !== undefined && { buttonHeight }),
    ...(buttonTheme && { buttonTheme }),
    ...(buttonType && { buttonType }),
    ...(layout && { layout }),
    ...(paymentMethodOrder && { paymentMethodOrder }),
    ...(paymentMethods && { paymentMethods }),
    ...(wallets && { wallets }),
  }
}
