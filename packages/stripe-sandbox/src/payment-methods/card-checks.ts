import type Stripe from 'stripe'
import type { PaymentMethodRow } from '../state/rows.ts'
import type { Check } from './behaviour.ts'

type Card = Stripe.PaymentMethod.Card
type WithCard = { card?: Card }

/** A card as it is before anybody has asked its issuer. */
export function beforeChecks<T extends WithCard>(wire: T): T {
  const { card } = wire
  if (card === undefined || card.checks === null) return wire
  const {
    address_line1_check: line1,
    address_postal_code_check: postal,
    cvc_check: cvc,
  } = card.checks
  return {
    ...wire,
    card: {
      ...card,
      checks: {
        address_line1_check: line1 && 'unchecked',
        address_postal_code_check: postal && 'unchecked',
        cvc_check: cvc && 'unchecked',
      },
    },
  }
}

/** With what the issuer says of whatever has not been checked yet. */
export function afterChecks(row: PaymentMethodRow): PaymentMethodRow {
  const { wire, behaviour } = row
  const { card } = wire
  if (card === undefined || card.checks === null) return row
  const {
    address_line1_check: line1,
    address_postal_code_check: postal,
    cvc_check: cvc,
  } = card.checks
  if (![line1, postal, cvc].includes('unchecked')) return row
  const checks = {
    address_line1_check: checked(line1, behaviour.checks.line1),
    address_postal_code_check: checked(postal, behaviour.checks.postalCode),
    cvc_check: checked(cvc, behaviour.checks.cvc),
  }
  return { ...row, wire: { ...wire, card: { ...card, checks } } }
}

function checked(check: string | null, answer: Check): string | null {
  return check === 'unchecked' ? answer : check
}
