import type {
  StripeCardElementOptions,
  StripeCardNumberElementOptions,
  StripeElementClasses,
} from '@stripe/stripe-js'
import type { CardCalls, CardChange, CardOptions, CardPart } from '../../shared/card-protocol.ts'
import type { ElementSpec } from './element-spec.ts'
import { FramedElement, type Group } from './framed-element.ts'

/** What the whole and the split ones take, together. */
type Options = StripeCardElementOptions & StripeCardNumberElementOptions

type Kind<T extends CardPart> = {
  type: T
  options: Options
  frameOptions: CardOptions
  change: CardChange
  calls: CardCalls
  events: { networkschange: object }
}

const TITLES: Record<CardPart, string> = {
  card: 'Secure card payment input frame',
  cardNumber: 'Secure card number input frame',
  cardExpiry: 'Secure expiration date input frame',
  cardCvc: 'Secure CVC input frame',
}

/** One line of text, and the room for its focus ring. */
const LINE_PX = 28

/** A Card Element in the merchant's page: the whole card, or one field of a split one. */
export class CardElement<T extends CardPart> extends FramedElement<Kind<T>> {
  constructor(part: T, group: Group, options: Options = {}) {
    super(specOf(part, group), group, options)
  }

  protected override classes(): StripeElementClasses {
    return this.options.classes ?? {}
  }
}

function specOf<T extends CardPart>(part: T, { channel }: Group): ElementSpec<Kind<T>> {
  return {
    type: part,
    page: 'elements-inner-card.html',
    title: TITLES[part],
    forFrame: (options) => ({ ...forFrame(options), part, channel }),
    expectedHeightPx: () => LINE_PX,
    forwarded: ['networkschange'],
  }
}

function forFrame(options: Options): Omit<CardOptions, 'part' | 'channel'> {
  const { style, value, hidePostalCode, iconStyle, hideIcon, disabled, placeholder, showIcon } =
    options
  return {
    ...(style && { style }),
    ...(value && { value }),
    ...(hidePostalCode !== undefined && { hidePostalCode }),
    ...(iconStyle !== undefined && { iconStyle }),
    ...(hideIcon !== undefined && { hideIcon }),
    ...(disabled !== undefined && { disabled }),
    ...(placeholder !== undefined && { placeholder }),
    ...(showIcon !== undefined && { showIcon }),
  }
}
