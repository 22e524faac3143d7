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

export const address = hash(addressFields)

const billingFields = {
  address: clearable(address),
  email: optional,
  name: optional,
  phone: optional,
  tax_id: optional,
} satisfies Fields

export const billingDetails = hash(billingFields)

const shippingFields = {
  address,
  carrier: optional,
  name: text(),
  phone: optional,
  tracking_number: optional,
} satisfies Fields

export const shipping = hash(shippingFields)

type AddressInput = Parsed<typeof addressFields> | null | undefined
type BillingInput = Parsed<typeof billingFields>

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

/** What an update leaves of an address: lines that it does not name stay, null removes all. */
export function mergeAddress(
  before: Stripe.Address | null,
  input: AddressInput,
): Stripe.Address | null {
  if (input === undefined) return before
  if (input === null) return null
  return {
    city: updated(input.city, before?.city),
    country: updated(input.country, before?.country),
    line1: updated(input.line1, before?.line1),
    line2: updated(input.line2, before?.line2),
    postal_code: updated(input.postal_code, before?.postal_code),
    state: updated(input.state, before?.state),
  }
}

/** What an update leaves of billing details: what it does not name stays. */
export function mergeBillingDetails(
  before: Stripe.PaymentMethod.BillingDetails,
  input: BillingInput | undefined,
): Stripe.PaymentMethod.BillingDetails {
  if (input === undefined) return before
  return {
    address: mergeAddress(before.address, input.address) ?? addressOf(null),
    email: updated(input.email, before.email),
    name: updated(input.name, before.name),
    phone: updated(input.phone, before.phone),
    tax_id: updated(input.tax_id, before.tax_id),
  }
}

function updated(value: string | null | undefined, before: string | null = null): string | null {
  return value === undefined ? before : value
}

export function billingDetailsOf(
  input: BillingInput | undefined,
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
