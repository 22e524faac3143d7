import { rejection } from '../../../src/testing/running-sandbox.ts'
import { idOf } from '../recording.ts'
import type { Scenario } from '../recording.ts'

const RETURN = { return_url: 'https://shop.example/return' }
const EXPAND = { expand: ['latest_charge', 'payment_method'] }
const OWNER = {
  address: { country: 'DE' },
  email: 'jenny@example.com',
  name: 'Jenny Rosen',
}
const AGREED = { mandate_data: { customer_acceptance: { type: 'offline' as const } } }

export const methodTypeScenarios: Record<string, Scenario> = {
  'a customer is sent away to pay, and agrees or not': async ({ stripe, control }) => {
    for (const payment_method_data of [
      { type: 'ideal' as const, ideal: { bank: 'ing' as const } },
      { type: 'klarna' as const, billing_details: OWNER },
    ]) {
      for (const outcome of ['succeed', 'fail']) {
        const { id, next_action } = await stripe.paymentIntents.create({
          ...RETURN,
          amount: 1299,
          confirm: true,
          currency: 'eur',
          payment_method_data,
        })
        const page = new URL(next_action?.redirect_to_url?.url ?? '')
        await control(
          `challenges/${page.searchParams.get('challenge') ?? ''}`,
          `outcome=${outcome}`,
        )
        await stripe.paymentIntents.retrieve(id, EXPAND)
        if (outcome === 'succeed') await stripe.refunds.create({ payment_intent: id, amount: 100 })
      }
    }
    await stripe.balanceTransactions.list()
  },

  'a bank is asked for money, and pays or not': async ({ stripe, control }) => {
    const debits = [
      ...['AT321904300235473204', 'AT861904300235473202'].map((iban) => ({
        currency: 'eur',
        payment_method_data: {
          type: 'sepa_debit' as const,
          sepa_debit: { iban },
          billing_details: OWNER,
        },
      })),
      { currency: 'usd', payment_method: 'pm_usBankAccount_success' },
      { currency: 'usd', payment_method: 'pm_usBankAccount_noAccount' },
    ]
    for (const debit of debits) {
      const { id } = await stripe.paymentIntents.create({
        ...AGREED,
        ...RETURN,
        ...debit,
        amount: 1299,
        confirm: true,
      })
      await control('clock', 'advance=1m')
      await stripe.paymentIntents.retrieve(id, EXPAND)
    }
  },

  'a mandate is looked up': async ({ stripe }) => {
    const { latest_charge } = await stripe.paymentIntents.create({
      ...AGREED,
      ...RETURN,
      amount: 1299,
      confirm: true,
      currency: 'usd',
      payment_method: 'pm_usBankAccount_success',
    })
    const charge = await stripe.charges.retrieve(idOf(latest_charge))
    const { mandate } = charge.payment_method_details?.us_bank_account ?? {}
    await stripe.mandates.retrieve(idOf(mandate ?? null))
    await rejection(stripe.mandates.retrieve('mandate_x'))
  },
}
