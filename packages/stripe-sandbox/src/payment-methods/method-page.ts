import type { Context } from '../call.ts'
import { listPage } from '../list.ts'
import type { listFields } from '../list.ts'
import type { Parsed } from '../parameters.ts'
import type { PaymentMethodRow } from '../state/rows.ts'

type Input = Omit<Parsed<typeof listFields>, 'created'> & {
  allow_redisplay: string | undefined
  type: string | undefined
}

type Of = { customer: string; url?: string }

/** One page of a customer's payment methods. */
export function methodPage(context: Context, input: Input, { customer, url }: Of): object {
  return listPage(context, {
    table: 'payment_methods',
    input,
    where: { field: 'customer', value: customer },
    wanted: ({ wire }) =>
      (input.type === undefined || wire.type === input.type) &&
      (input.allow_redisplay === undefined || wire.allow_redisplay === input.allow_redisplay),
    view: ({ wire }: PaymentMethodRow) => wire,
    ...(url !== undefined && { url }),
  })
}
