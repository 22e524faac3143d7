import { useEffect, useState } from 'react'
import type { Stripe } from '@stripe/stripe-js'
import { startPage } from '../start-page.tsx'

/** Where Stripe sends the shopper back to, as Stripe's docs write it. */
function Return({ stripe }: { stripe: Stripe }) {
  const [status, setStatus] = useState('')
  const query = new URLSearchParams(location.search)
  const payment = query.get('payment_intent_client_secret')
  const setup = query.get('setup_intent_client_secret')

  useEffect(() => {
    async function look() {
      if (payment) {
        const { paymentIntent } = await stripe.retrievePaymentIntent(payment)
        setStatus(paymentIntent?.status ?? 'unknown')
      } else if (setup) {
        const { setupIntent } = await stripe.retrieveSetupIntent(setup)
        setStatus(setupIntent?.status ?? 'unknown')
      }
    }
    void look()
  }, [stripe, payment, setup])

  return (
    <>
      <h1>Returned</h1>
      <output aria-label="Redirect status">{query.get('redirect_status')}</output>
      <output aria-label="Result">{status}</output>
    </>
  )
}

void startPage((stripe) => <Return stripe={stripe} />)
