import { rejection } from '../../../src/testing/running-sandbox.ts'
import type { Scenario } from '../recording.ts'

export const customerSessionScenarios: Record<string, Scenario> = {
  'a customer comes back': async ({ stripe, browser }) => {
    const { id: customer } = await stripe.customers.create()
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer })
    const { client_secret } = await stripe.customerSessions.create({
      customer,
      components: {
        payment_element: {
          enabled: true,
          features: {
            payment_method_allow_redisplay_filters: ['always', 'limited', 'unspecified'],
            payment_method_redisplay: 'enabled',
            payment_method_remove: 'enabled',
          },
        },
      },
    })
    const asked = { customer_session_client_secret: client_secret }
    await browser.rawRequest('POST', '/v1/elements/sessions', asked)
    await browser.rawRequest('POST', `/v1/elements/payment_methods/${id}/detach`, asked)
    await rejection(browser.rawRequest('POST', `/v1/elements/payment_methods/${id}/detach`, asked))
    await rejection(stripe.customerSessions.create({ customer, components: {} }))
  },
}
