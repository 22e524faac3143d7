import type { PaymentMethod } from '@stripe/stripe-js'
import { makeElement } from '../../form-dom.ts'
import { drawCard, drawRemove } from '../../icons.ts'
import type { Texts } from '../../texts.ts'
import type { MakeMethod } from './method-form.ts'

/** The payment methods that the customer kept, as one of the ways to pay. */
export const makeSavedMethod: MakeMethod = (session, { texts, onChange }) => {
  const list = makeElement('div', {
    class: 'SavedMethods',
    role: 'radiogroup',
    'aria-label': texts.methods.saved,
  })
  let shown = ''
  let chosenId = session.offer.customer?.defaultId ?? null

  const saved = () => session.offer.customer?.saved ?? []
  const chosen = () => saved().find(({ id }) => id === chosenId) ?? saved()[0] ?? null

  function row(method: PaymentMethod): HTMLElement {
    const radio = makeElement('input', {
      type: 'radio',
      name: 'savedPaymentMethod',
      value: method.id,
    })
    radio.checked = method === chosen()
    radio.addEventListener('change', () => {
      chosenId = method.id
      onChange()
    })
    const name = describe(method, texts)
    const label = makeElement('label', { class: 'PickerItem' }, radio, drawCard(), name)
    if (!session.offer.customer?.mayRemove) return label
    const remove = makeElement(
      'button',
      { type: 'button', class: 'PickerAction', 'aria-label': `${texts.methods.remove}: ${name}` },
      drawRemove(),
    )
    remove.addEventListener('click', () => {
      remove.disabled = true
      void session.removeSaved(method).finally(() => {
        remove.disabled = false
      })
    })
    return makeElement('div', { class: 'SavedMethod' }, label, remove)
  }

  return {
    type: 'saved',
    label: texts.methods.saved,
    icon: drawCard(),
    content: list,
    fields: [],
    update() {
      const now = JSON.stringify(saved().map(({ id }) => id))
      if (now === shown) return
      shown = now
      list.replaceChildren(...saved().map(row))
    },
    isEmpty: () => false,
    describe: () => {
      const method = chosen()
      return method ? { type: method.type, payment_method: toldOf(method) } : { type: '' }
    },
    collect: () => ({ payment_method: chosen()?.id ?? '' }),
    focus: () => list.querySelector('input')?.focus(),
  }
}

/** What the page may know of a payment method that its customer kept. */
export function toldOf({ id, type, billing_details }: PaymentMethod) {
  const { address, name, email, phone } = billing_details
  return {
    id,
    type,
    billing_details: {
      address: {
        city: address?.city ?? null,
        country: address?.country ?? null,
        line1: address?.line1 ?? null,
        line2: address?.line2 ?? null,
        postal_code: address?.postal_code ?? null,
        state: address?.state ?? null,
      },
      name,
      email,
      phone,
    },
  }
}

/** As `Visa •••• 4242  12 / 34`, or the type where there is no card. */
function describe(
  { card, sepa_debit, us_bank_account, type }: PaymentMethod,
  texts: Texts,
): string {
  if (card) {
    const expiry = `${String(card.exp_month).padStart(2, '0')} / ${String(card.exp_year % 100)}`
    return `${BRANDS[card.brand] ?? card.brand} •••• ${card.last4}  ${expiry}`
  }
  const names: Record<string, string> = {
    sepa_debit: texts.methods.sepaDebit,
    us_bank_account: texts.methods.usBankAccount,
  }
  const last4 = sepa_debit?.last4 ?? us_bank_account?.last4
  return `${names[type] ?? type}${last4 ? ` •••• ${last4}` : ''}`
}

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}
