import type { Stripe } from 'stripe'
import { expectTypeOf, test } from 'vitest'
import { emit, emitChange } from './emit.ts'

test('an event is one that Stripe has, and about what Stripe says that it is about', () => {
  expectTypeOf(emit<'charge.refunded'>)
    .parameter(2)
    .toEqualTypeOf<Stripe.Charge>()
  expectTypeOf(emit<'charge.refund.updated'>)
    .parameter(2)
    .toEqualTypeOf<Stripe.Refund>()
  expectTypeOf(emit<'charge.dispute.created'>)
    .parameter(2)
    .toEqualTypeOf<Stripe.Dispute>()
  expectTypeOf(emitChange<'customer.updated'>)
    .parameter(2)
    .toEqualTypeOf<{ before: Stripe.Customer; after: Stripe.Customer }>()
  // @ts-expect-error: Stripe has no such event.
  expectTypeOf(emit<'payment_intent.updated'>).toBeFunction()
})
