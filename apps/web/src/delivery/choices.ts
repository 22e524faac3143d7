import { useSyncExternalStore } from 'react'
import { browserStorage, storedValue } from '../stored-value.ts'

/** Where it goes, as far as the price asks. */
export type Place = { country: string; region: string | null }

/** What the customer chose besides the goods, and what the price hangs on. */
export type Choices = {
  destination: Place | null
  shippingMethodId: string | null
  couponCode: string | null
  taxId: string | null
}

const NOTHING: Choices = {
  destination: null,
  shippingMethodId: null,
  couponCode: null,
  taxId: null,
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 40 ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Makes choices of whatever is in storage; what makes no sense was not chosen. */
export function parseChoices(stored: unknown): Choices {
  if (!isRecord(stored)) return NOTHING
  const { destination } = stored
  const country = isRecord(destination) ? textOr(destination['country']) : null
  return {
    destination:
      country !== null && /^[A-Z]{2}$/.test(country) && isRecord(destination)
        ? { country, region: textOr(destination['region']) }
        : null,
    shippingMethodId: textOr(stored['shippingMethodId']),
    couponCode: textOr(stored['couponCode']),
    taxId: textOr(stored['taxId']),
  }
}

const store = storedValue<Choices>({
  key: 'paydesk.choices',
  parse: parseChoices,
  storage: browserStorage(),
  events: window,
})

export function useChoices(): Choices {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** The choices now, for code that runs after an await. */
export const currentChoices = store.get

export function choose(change: Partial<Choices>): void {
  store.update((current) => ({ ...current, ...change }))
}

/** After buying: the next cart has its own coupon and way of shipping, and the same place. */
export function forgetChoicesOfCart(): void {
  choose({ couponCode: null, shippingMethodId: null })
}
