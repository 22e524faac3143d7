import { useSyncExternalStore } from 'react'
import { currencyOfLanguage, isCurrency } from './currency.ts'
import { browserStorage, storedValue } from './stored-value.ts'
import type { Currency } from './trpc.ts'

const choice = storedValue<Currency>({
  key: 'paydesk.currency',
  parse: (stored) => (isCurrency(stored) ? stored : currencyOfLanguage(navigator.language)),
  storage: browserStorage(),
  events: window,
})

/** The chosen currency now, for loaders; components use useCurrency. */
export const currentCurrency = choice.get

export function chooseCurrency(currency: Currency): void {
  choice.update(() => currency)
}

export function useCurrency(): Currency {
  return useSyncExternalStore(choice.subscribe, choice.get)
}
