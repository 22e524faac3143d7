import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

const ADDRESS = { line1: '510 Townsend St', city: 'San Francisco', country: 'US' }

export const customerScenarios: Record<string, Scenario> = {
  'customers are searched': async ({ stripe }) => {
    await stripe.customers.create({ email: 'jenny@example.com' })
    await stripe.customers.search({ query: "email:'jenny@example.com'" })
    await rejection(stripe.customers.search({ query: "currency:'usd'" }))
  },

  'a customer is made, changed and deleted': async ({ stripe }) => {
    await stripe.customers.create()
    const { id } = await stripe.customers.create({
      address: ADDRESS,
      description: 'Buys mugs',
      email: 'jenny@example.com',
      metadata: { shop: '1' },
      name: 'Jenny Rosen',
      phone: '+15555550123',
      preferred_locales: ['en'],
      shipping: { name: 'Jenny Rosen', address: ADDRESS },
    })
    const { id: method } = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
    await stripe.customers.update(id, {
      invoice_settings: { default_payment_method: method },
      metadata: { shop: '' },
      name: 'Jenny',
    })
    await stripe.customers.retrieve(id, { expand: ['invoice_settings.default_payment_method'] })
    await stripe.customers.list({ email: 'jenny@example.com' })
    await stripe.customers.listPaymentMethods(id)
    await stripe.customers.retrievePaymentMethod(id, method, { expand: ['customer'] })
    await stripe.customers.del(id)
    await stripe.customers.retrieve(id)
    await rejection(stripe.customers.update(id, { name: 'Jenny' }))
    await rejection(stripe.customers.list({ limit: 101 }))
  },

  'a customer pays, and is shown with the intent': async ({ stripe }) => {
    const customer = await stripe.customers.create({ email: 'jenny@example.com' })
    const { id } = await stripe.paymentIntents.create({
      amount: 1299,
      currency: 'usd',
      customer: customer.id,
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/return',
    })
    await stripe.paymentIntents.retrieve(id, { expand: ['customer', 'latest_charge.customer'] })
    await stripe.customers.del(customer.id)
    await stripe.paymentIntents.retrieve(id, { expand: ['customer', 'latest_charge.customer'] })
    await rejection(
      stripe.paymentIntents.create({ amount: 1299, currency: 'usd', customer: 'cus_nobody' }),
    )
  },
}
