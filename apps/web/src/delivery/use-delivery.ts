import { useState } from 'react'
import { shownQuote } from '../cart/cart-rows.tsx'
import type { QuoteView } from '../cart/use-quote.ts'
import { trpc, type Quote } from '../trpc.ts'
import { useAddressDraft } from './address.ts'
import { useChoices } from './choices.ts'
import {
  deliveryProblems,
  emailProblem,
  type DeliveryField,
  type DeliveryNeeds,
} from './delivery-problems.ts'

export type Delivery = {
  /** Null: this shop's prices do not hang on where things go. */
  needs: (DeliveryNeeds & { countries: string[] | null }) | null
  /** To be shown: of fields that were left, or of all after Pay. */
  problems: ReadonlyMap<DeliveryField, string>
  leave: (field: DeliveryField) => void
  /** Whether all is said; if not, shows what is missing and moves the focus to the first. */
  check: () => boolean
}

export const fieldId = (field: DeliveryField) => `delivery-${field}`

export function useDelivery(view: QuoteView): Delivery {
  const { data: config } = trpc.checkout.config.useQuery(undefined, { staleTime: Infinity })
  const choices = useChoices()
  const address = useAddressDraft()
  const [left, setLeft] = useState<ReadonlySet<DeliveryField>>(new Set())
  const [isChecked, setChecked] = useState(false)

  const needs = config?.destinations.isNeeded
    ? { ...config.destinations, address: isSent(shownQuote(view)) }
    : null
  const all = needs ? deliveryProblems(choices, address, needs) : emailProblem(address)
  return {
    needs,
    problems: isChecked ? all : new Map([...all].filter(([field]) => left.has(field))),
    leave: (field) => setLeft(new Set([...left, field])),
    check: () => {
      const [first] = all.keys()
      if (first === undefined) return true
      setChecked(true)
      // After the problems are drawn: a screen reader reads the field's description with it.
      requestAnimationFrame(() => document.getElementById(fieldId(first))?.focus())
      return false
    },
  }
}

/** Until a quote says otherwise, something is. */
function isSent(quote: Quote | null): boolean {
  return quote === null || quote.shipping !== null || quote.pending.includes('shipping')
}
