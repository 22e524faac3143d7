import type { BillingDetailsFieldsOption } from '@stripe/stripe-js'

type Visible = { country: boolean; postalCode: boolean }

/** Which of the two address fields of a card the merchant leaves to the form. */
export function visibleAddressFields(fields: BillingDetailsFieldsOption = 'auto'): Visible {
  const address = typeof fields === 'object' ? (fields.address ?? 'auto') : fields
  if (typeof address !== 'object') {
    return { country: address !== 'never', postalCode: address !== 'never' }
  }
  return { country: address.country !== 'never', postalCode: address.postalCode !== 'never' }
}
