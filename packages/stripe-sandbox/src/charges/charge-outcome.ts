import type Stripe from 'stripe'
import type { Behaviour } from '../payment-methods/behaviour.ts'
import type { ChargeResult } from './charge.ts'

type Risk = Behaviour['risk'] | 'not_assessed'

/** What the network and the risk engine said to an attempt. Only cards are assessed. */
export function chargeOutcome(result: ChargeResult, risk: Risk): Stripe.Charge.Outcome {
  const nothingMore = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    risk_level: risk,
  }
  if (result.status !== 'failed') {
    return {
      ...nothingMore,
      network_status: 'approved_by_network',
      reason: risk === 'elevated' ? 'elevated_risk_level' : null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    }
  }
  if (risk === 'highest') {
    return {
      ...nothingMore,
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    }
  }
  return {
    ...nothingMore,
    network_status: 'declined_by_network',
    reason: result.error.decline_code ?? null,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  }
}
