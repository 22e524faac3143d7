import type Stripe from 'stripe'
import { clearable, hash, text } from '../parameters.ts'
import type { Fields, Parsed } from '../parameters.ts'

const optional = clearable(text())

const addressFields = {
  city: optional,
  country: optional,
  line1: optional,
  line2: optional,
  postal_code: optional,
  state: optional,
} satisfies Fields

const billingFields = {
  address: clearable(hash(addressFields)),
  email: optional,
  name: optional,
  phone: optional,
  tax_id: optional,
} satisfies Fields

export const billingDetails = hash(billingFields)

const shippingFields = {
  address: hash(addressFields),
  carrier: optional,
  name: text(),
  phone: optional,
  tracking_number: optional,
} satisfies Fields

export const shipping = hash(shippingFields)

type AddressInput = Parsed<typeof addressFields> | null | undefined

function addressOf(input: AddressInput): Stripe.Address {
  return {
    city: input?.city ?? null,
    country: input?.country ?? null,
    line1: input?.line1 ?? null,
    line2: input?.line2 ?? null,
    postal_code: input?.postal_code ?? null,
    state: input?.state ?? null,
  }
}

export function billingDetailsOf(
  input: Parsed<typeof billingFields> | undefined,
): Stripe.PaymentMethod.BillingDetails {
  return {
    address: addressOf(input?.address),
    email: input?.email ?? null,
    name: input?.name ?? null,
    phone: input?.phone ?? null,
    tax_id: input?.tax_id ?? null,
  }
}

export function shippingOf(
  input: Parsed<typeof shippingFields> | null,
): Stripe.PaymentIntent.Shipping | null {
  if (input === null) return null
  return {
    address: addressOf(input.address),
    carrier: input.carrier ?? null,
    name: input.name ?? '',
    phone: input.phone ?? null,
    tracking_number: input.tracking_number ?? null,
  }
}
