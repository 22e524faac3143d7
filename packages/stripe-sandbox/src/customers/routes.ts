import type Stripe from 'stripe'
import { ok } from '../call.ts'
import type { Call } from '../call.ts'
import { emit } from '../events/emit.ts'
import { expand, expandFields } from '../expand.ts'
import { route } from '../http/route.ts'
import { listPage } from '../list.ts'
import { required, text } from '../parameters.ts'
import type { FieldsOf } from '../parameters.ts'
import { attach, detach } from '../payment-methods/attachment.ts'
import { usePaymentMethod } from '../payment-methods/payment-method.ts'
import { methodPage } from '../payment-methods/method-page.ts'
import { customerMethodsFields } from '../payment-methods/parameters.ts'
import { resourceMissing } from '../errors.ts'
import { searchFields, searchPage } from '../search/search-page.ts'
import type { Customer } from '../state/rows.ts'
import {
  assertDefaultAttached,
  findCustomer,
  newCustomer,
  saveCustomer,
  updatedCustomer,
} from './customer.ts'
import { createFields, customerListFields, updateFields } from './parameters.ts'
import type { CreateInput } from './parameters.ts'
import { searchableCustomers } from './searchable.ts'

function create(call: Call, input: CreateInput): Customer {
  const customer = newCustomer(call, input)
  call.store.put('customers', customer.id, customer)
  emit(call, 'customer.created', customer)
  if (input.payment_method !== undefined) {
    attach(call, usePaymentMethod(call, input.payment_method), customer.id)
  }
  assertDefaultAttached(call, customer)
  return customer
}

/** Its payment methods are detached; payments that name it keep its id. */
function remove(call: Call, customer: Customer): object {
  const where = { field: 'customer', value: customer.id } as const
  const methods = [...call.store.walk('payment_methods', { where })]
  for (const [, method] of methods) detach(call, method)
  const last = findCustomer(call, customer.id)
  const deleted = { id: customer.id, object: 'customer', deleted: true } as const
  call.store.put('customers', customer.id, null)
  call.store.put('deleted_customers', customer.id, deleted)
  emit(call, 'customer.deleted', last)
  return deleted
}

export const customerRoutes = [
  route('POST', '/v1/customers', {
    fields: createFields,
    run: (call, input) => ok(expand(call, create(call, input), input.expand)),
  }),
  route('GET', '/v1/customers', {
    fields: customerListFields,
    run: (call, input) => {
      const where = input.email && ({ field: 'email', value: input.email } as const)
      return ok(listPage(call, { table: 'customers', input, ...(where && { where }) }))
    },
  }),
  route('GET', '/v1/customers/search', {
    fields: searchFields satisfies FieldsOf<Stripe.CustomerSearchParams>,
    run: (call, input) =>
      ok(searchPage(call, { table: 'customers', input, searchable: searchableCustomers })),
  }),
  route('GET', '/v1/customers/:id', {
    fields: expandFields,
    run: (call, input, id) => {
      const deleted = call.store.get('deleted_customers', id)
      return ok(deleted ?? expand(call, findCustomer(call, id), input.expand))
    },
  }),
  route('POST', '/v1/customers/:id', {
    fields: updateFields,
    run: (call, input, id) => {
      const before = findCustomer(call, id)
      const after = saveCustomer(call, before, updatedCustomer(call, before, input))
      return ok(expand(call, after, input.expand))
    },
  }),
  route('DELETE', '/v1/customers/:id', {
    fields: {},
    run: (call, _input, id) => ok(remove(call, findCustomer(call, id))),
  }),
  route('GET', '/v1/customers/:id/payment_methods', {
    fields: customerMethodsFields,
    run: (call, input, id) => {
      const { id: customer } = findCustomer(call, id)
      return ok(methodPage(call, input, { customer, url: `/v1/customers/${id}/payment_methods` }))
    },
  }),
  route('GET', '/v1/customers/:id/payment_methods/:payment_method', {
    fields: { ...expandFields, payment_method: required(text()) },
    run: (call, { payment_method: method, expand: paths }, id) => {
      const customer = findCustomer(call, id)
      const row = call.store.get('payment_methods', method)
      if (row?.customer !== customer.id) throw resourceMissing('PaymentMethod', method)
      return ok(expand(call, row.wire, paths))
    },
  }),
]
