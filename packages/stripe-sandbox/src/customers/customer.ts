import type Stripe from 'stripe'
import type { Acting, Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { resourceMissing } from '../errors.ts'
import { emitChange } from '../events/emit.ts'
import { newId, newInvoicePrefix } from '../ids.ts'
import { mergeMetadata } from '../metadata.ts'
import { mergeAddress } from '../payment-methods/billing-details.ts'
import type { Customer } from '../state/rows.ts'
import { emailInvalid, methodNotOfCustomer } from './errors.ts'
import type { CreateInput, SharedInput } from './parameters.ts'

/** The customer that a parameter or (without `param`) the path names. Deleted ones are gone. */
export function findCustomer({ store }: Call, id: string, param?: string): Customer {
  const customer = store.get('customers', id)
  if (customer === undefined) throw resourceMissing('customer', id, param)
  return customer
}

export function saveCustomer(acting: Acting, before: Customer, after: Customer): Customer {
  acting.store.put('customers', after.id, after)
  emitChange(acting, 'customer.updated', { before, after })
  return after
}

/** A new customer. A default payment method is not looked at: the caller attaches it first. */
export function newCustomer({ environment }: Call, input: CreateInput): Customer {
  assertEmail(input.email)
  return {
    id: newId(environment, 'cus_'),
    object: 'customer',
    address: mergeAddress(null, input.address ?? null),
    balance: input.balance ?? 0,
    created: nowSeconds(environment),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: input.description ?? null,
    discount: null,
    email: input.email ?? null,
    invoice_prefix: input.invoice_prefix ?? newInvoicePrefix(environment),
    invoice_settings: invoiceSettingsOf(NO_INVOICE_SETTINGS, input.invoice_settings),
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    name: input.name ?? null,
    next_invoice_sequence: input.next_invoice_sequence ?? 1,
    phone: input.phone ?? null,
    preferred_locales: input.preferred_locales ?? [],
    shipping: shippingOf(null, input.shipping ?? null),
    tax_exempt: input.tax_exempt ?? 'none',
    test_clock: null,
    ...companyNames(input),
  } satisfies Stripe.Customer
}

/** What an update makes of a customer: what it does not name stays, of a hash as well. */
export function updatedCustomer(call: Call, before: Customer, input: SharedInput): Customer {
  assertEmail(input.email)
  const changed = (key: 'description' | 'email' | 'name' | 'phone'): string | null => {
    const value = input[key]
    return value === undefined ? (before[key] ?? null) : value
  }
  const after: Customer = {
    ...before,
    ...companyNames(input),
    address: mergeAddress(before.address ?? null, input.address),
    balance: input.balance ?? before.balance,
    description: changed('description'),
    email: changed('email'),
    invoice_prefix: input.invoice_prefix ?? before.invoice_prefix ?? null,
    invoice_settings: invoiceSettingsOf(before.invoice_settings, input.invoice_settings),
    metadata: mergeMetadata(before.metadata, input.metadata),
    name: changed('name'),
    next_invoice_sequence: input.next_invoice_sequence ?? before.next_invoice_sequence ?? 1,
    phone: changed('phone'),
    preferred_locales: input.preferred_locales ?? before.preferred_locales ?? [],
    shipping: shippingOf(before.shipping, input.shipping),
    tax_exempt: input.tax_exempt === undefined ? (before.tax_exempt ?? null) : input.tax_exempt,
  }
  assertDefaultAttached(call, after)
  return after
}

/** The default payment method has to be one of the customer's own. */
export function assertDefaultAttached({ store }: Call, customer: Customer): void {
  const method = customer.invoice_settings.default_payment_method
  if (method === null) return
  const row = store.get('payment_methods', method)
  const param = 'invoice_settings[default_payment_method]'
  if (row === undefined) throw resourceMissing('PaymentMethod', method, param)
  if (row.customer !== customer.id) throw methodNotOfCustomer(method, param)
}

const NO_INVOICE_SETTINGS: Customer['invoice_settings'] = {
  custom_fields: null,
  default_payment_method: null,
  footer: null,
  rendering_options: null,
}

function invoiceSettingsOf(
  before: Customer['invoice_settings'],
  input: SharedInput['invoice_settings'],
): Customer['invoice_settings'] {
  if (input === undefined) return before
  const { custom_fields, default_payment_method, footer, rendering_options } = input
  return {
    custom_fields: custom_fields === undefined ? before.custom_fields : custom_fields,
    default_payment_method:
      default_payment_method === undefined ? before.default_payment_method : default_payment_method,
    footer: footer === undefined ? before.footer : footer,
    rendering_options:
      rendering_options === undefined
        ? before.rendering_options
        : rendering_options && {
            amount_tax_display: rendering_options.amount_tax_display ?? null,
            template: rendering_options.template ?? null,
          },
  }
}

function shippingOf(
  before: Stripe.Customer.Shipping | null,
  input: SharedInput['shipping'],
): Stripe.Customer.Shipping | null {
  if (input === undefined) return before
  if (input === null) return null
  const address = mergeAddress(before?.address ?? null, input.address)
  return {
    ...(address !== null && { address }),
    name: input.name,
    phone: input.phone === undefined ? (before?.phone ?? null) : input.phone,
  }
}

/** Absent unless given: older accounts have no such fields. */
function companyNames({
  business_name,
  individual_name,
}: SharedInput): Pick<Customer, 'business_name' | 'individual_name'> {
  return {
    ...(typeof business_name === 'string' && { business_name }),
    ...(typeof individual_name === 'string' && { individual_name }),
  }
}

function assertEmail(email: string | null | undefined): void {
  if (typeof email === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email)) {
    throw emailInvalid(email)
  }
}
