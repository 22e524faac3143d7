import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { nowSeconds } from '../environment.ts'
import { invalidRequest, resourceMissing } from '../errors.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { newId } from '../ids.ts'
import { billingDetailsOf } from '../payment-methods/billing-details.ts'
import { cardMethod, readCard } from '../payment-methods/card.ts'
import type { CardMethod } from '../payment-methods/card.ts'
import { createFields } from './parameters.ts'
import type { CardInput } from './parameters.ts'

/** This oldest part of the API has its own names for the brands. */
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'MasterCard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

function createToken(call: Call, input: CardInput): Stripe.Token {
  if (input === undefined) {
    throw invalidRequest(
      'You must supply either a card, customer, PII data, bank account, or account legal entity data to create a token.',
    )
  }
  const read = readCard(call, { ...input, token: undefined }, 'card')
  const owner = billingDetailsOf({
    address: {
      city: input.address_city ?? null,
      country: input.address_country ?? null,
      line1: input.address_line1 ?? null,
      line2: input.address_line2 ?? null,
      postal_code: input.address_zip ?? null,
      state: input.address_state ?? null,
    },
    email: undefined,
    name: input.name,
    phone: undefined,
    tax_id: undefined,
  })
  const wire: Stripe.Token = {
    id: newId(call.environment, 'tok_1'),
    object: 'token',
    card: cardOf(call, cardMethod(read, owner.address), owner),
    client_ip: null,
    created: nowSeconds(call.environment),
    livemode: false,
    type: 'card',
    used: false,
  }
  call.store.put('tokens', wire.id, { wire, card: read.card.name, owner })
  return wire
}

function cardOf(
  { environment }: Call,
  { card }: CardMethod,
  { address, name }: Stripe.PaymentMethod.BillingDetails,
): Stripe.Card {
  return {
    id: newId(environment, 'card_1'),
    object: 'card',
    address_city: address?.city ?? null,
    address_country: address?.country ?? null,
    address_line1: address?.line1 ?? null,
    address_line1_check: unchecked(card.checks?.address_line1_check),
    address_line2: address?.line2 ?? null,
    address_state: address?.state ?? null,
    address_zip: address?.postal_code ?? null,
    address_zip_check: unchecked(card.checks?.address_postal_code_check),
    brand: BRANDS[card.brand] ?? 'Unknown',
    country: card.country,
    cvc_check: unchecked(card.checks?.cvc_check),
    dynamic_last4: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    last4: card.last4,
    metadata: {},
    name,
    networks: { preferred: null },
    regulated_status: card.regulated_status,
    tokenization_method: null,
  }
}

/** Nobody has asked the issuer yet. */
function unchecked(check: string | null | undefined): string | null {
  return check === null || check === undefined ? null : 'unchecked'
}

export const tokenRoutes = [
  route('POST', '/v1/tokens', {
    access: 'any',
    fields: createFields,
    run: (call, input) => ok(expand(call, createToken(call, input.card), input.expand)),
  }),
  route('GET', '/v1/tokens/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const row = call.store.get('tokens', id)
      if (row === undefined) throw resourceMissing('token', id)
      return ok(expand(call, row.wire, input.expand))
    },
  }),
]
