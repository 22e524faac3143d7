import type { PaymentEntryCalls } from '../../shared/payment-entry-protocol.ts'
import type { Caller } from '../../shared/rpc.ts'
import { FramedElement } from '../elements/framed-element.ts'
import { IntegrationError, MESSAGES, noCardElement } from '../integration-error.ts'

type CardEntry = {
  call: Caller<Pick<PaymentEntryCalls, 'confirm' | 'createPaymentMethod' | 'createToken'>>['call']
}

/** The Elements that have a whole card: of the split ones, the number's frame asks the others. */
const CARD_ELEMENTS = new Set<string>(['card', 'cardNumber'])

/** The Element to ask for a card, or null if it is none of those. It has to be on the page. */
export function cardEntryOf(value: unknown): CardEntry | null {
  if (!(value instanceof FramedElement) || !CARD_ELEMENTS.has(value.elementType)) return null
  if (!value.isMounted) throw new IntegrationError(MESSAGES.elementGone)
  return value
}

/** What stands for `card` in the parameters of a method: an Element, or a hash with a token. */
export function cardFrom(method: string, card: unknown): { entry: CardEntry } | { card: object } {
  const entry = cardEntryOf(card)
  if (entry) return { entry }
  const isHash = typeof card === 'object' && card !== null && !(card instanceof FramedElement)
  if (!isHash) throw noCardElement(method, card)
  return { card }
}
