import type { PaymentIntentResult, Stripe, StripeElements } from '@stripe/stripe-js'

/** Confirms on this page where it can; where a bank needs a redirect, it returns to the order. */
export function confirmHere(
  { stripe, elements }: { stripe: Stripe; elements: StripeElements },
  clientSecret: string,
  orderId: string,
): Promise<PaymentIntentResult> {
  return stripe.confirmPayment({
    elements,
    clientSecret,
    confirmParams: { return_url: `${window.location.origin}/orders/${orderId}` },
    redirect: 'if_required',
  })
}
