import type { StripeElementType, StripeError } from '@stripe/stripe-js'

/** The types of one kind of Element. */
export type ElementKind = {
  type: StripeElementType
  /** As `elements.create()` takes them. */
  options: object
  /** The part of the options that the frame uses. */
  frameOptions: object
  /** The `change` event, without its elementType. */
  change: object
  /** What its frame answers besides the calls of every Element. */
  calls: Record<string, { params: object; result: unknown }>
  /** What its frame tells besides the events of every Element: the page hears it as it is. */
  events: object
}

type Own<K extends ElementKind> = { elementType: K['type'] }
/** What the page hears of an Element. */
export type EventsOf<K extends ElementKind> = {
  ready: Own<K>
  focus: Own<K>
  blur: Own<K>
  escape: Own<K>
  loaderstart: Own<K>
  loaderror: Own<K> & { error: StripeError }
  change: Own<K> & K['change']
} & { [E in keyof K['events']]: Own<K> & K['events'][E] }

export type ElementSpec<K extends ElementKind> = {
  type: K['type']
  page: string
  title: string
  /** Other options may hold functions, which cannot be sent to a frame. */
  forFrame: (options: K['options']) => K['frameOptions']
  /** About what the frame will report, so that the page does not jump when it does. */
  expectedHeightPx: (options: K['options']) => number
  forwarded: (keyof K['events'] & string)[]
  /** What the frame tells this Element alone, and not the page. */
  overheard?: string[]
}

/** What the shopper entered in an Element that the page may see and a confirmation needs. */
export type Collected = { billing_details?: object; shipping?: object }
