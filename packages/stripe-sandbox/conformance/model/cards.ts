/** What each test card is documented to do (docs.stripe.com/testing). */
type Behaviour = {
  /** The customer has to authenticate first. */
  asks?: true
  charge: 'approved' | 'pending' | { declined: string }
  refund?: 'pending' | 'fails later'
}

const BEHAVIOURS = {
  pm_card_visa: { charge: 'approved' },
  pm_card_chargeDeclined: { charge: { declined: 'card_declined' } },
  pm_card_chargeDeclinedExpiredCard: { charge: { declined: 'expired_card' } },
  pm_card_authenticationRequired: { asks: true, charge: 'approved' },
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: {
    asks: true,
    charge: { declined: 'card_declined' },
  },
  pm_card_sandboxDelayed: { charge: 'pending' },
  pm_card_pendingRefund: { charge: 'approved', refund: 'pending' },
  pm_card_refundFail: { charge: 'approved', refund: 'fails later' },
} as const satisfies Record<string, Behaviour>

export type Card = keyof typeof BEHAVIOURS

export const CARDS = Object.keys(BEHAVIOURS).filter((name): name is Card => name in BEHAVIOURS)

export function behaviourOf(card: Card): Behaviour {
  return BEHAVIOURS[card]
}
