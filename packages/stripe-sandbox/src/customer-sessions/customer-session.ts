import type Stripe from 'stripe'
import type { Call } from '../call.ts'
import { findCustomer } from '../customers/customer.ts'
import { nowSeconds } from '../environment.ts'
import { newCustomerSessionSecret, newId } from '../ids.ts'
import type { CustomerSessionRow, PaymentMethodRow } from '../state/rows.ts'
import { nothingEnabled, sessionExpired, sessionUnknown } from './errors.ts'
import type { CreateInput } from './parameters.ts'

const LIFETIME_SECONDS = 30 * 60
const DEFAULT_REDISPLAY_LIMIT = 3

type Components = Stripe.CustomerSession.Components
type Features = Stripe.CustomerSession.Components.PaymentElement.Features

export function createCustomerSession(call: Call, input: CreateInput): CustomerSessionRow {
  const customer = findCustomer(call, input.customer, 'customer')
  const element = input.components.payment_element
  if (element?.enabled !== true) throw nothingEnabled()
  const secret = newCustomerSessionSecret(call.environment)
  const created = nowSeconds(call.environment)
  const wire = {
    object: 'customer_session',
    client_secret: secret,
    components: componentsOf(element.features),
    created,
    customer: customer.id,
    customer_account: null,
    expires_at: created + LIFETIME_SECONDS,
    livemode: false,
  } satisfies Stripe.CustomerSession
  const row = { wire, secret }
  call.store.put('customer_sessions', newId(call.environment, 'cuss_1'), row)
  return row
}

type FeaturesInput = NonNullable<CreateInput['components']['payment_element']>['features']

function componentsOf(input: FeaturesInput): Components {
  const off = { enabled: false }
  return {
    active_entitlements: off,
    buy_button: off,
    customer_portal: off,
    customer_sheet: { ...off, features: null },
    mobile_payment_element: { ...off, features: null },
    payment_element: {
      enabled: true,
      features: {
        payment_method_allow_redisplay_filters: input?.payment_method_allow_redisplay_filters ?? [
          'always',
        ],
        payment_method_redisplay: input?.payment_method_redisplay ?? 'disabled',
        payment_method_redisplay_limit:
          input?.payment_method_redisplay_limit ?? DEFAULT_REDISPLAY_LIMIT,
        payment_method_remove: input?.payment_method_remove ?? 'disabled',
        payment_method_save: input?.payment_method_save ?? 'disabled',
        payment_method_save_usage: input?.payment_method_save_usage ?? null,
      },
    },
    pricing_table: off,
  }
}

/** The session that a browser knows the secret of. */
export function findSession({ store, environment }: Call, secret: string): CustomerSessionRow {
  const where = { field: 'secret', value: secret } as const
  const [found] = [...store.walk('customer_sessions', { where })]
  if (found === undefined) throw sessionUnknown()
  const [, row] = found
  if (row.wire.expires_at <= nowSeconds(environment)) throw sessionExpired()
  return row
}

export function featuresOf({ wire }: CustomerSessionRow): Features | null {
  return wire.components?.payment_element.features ?? null
}

/** Those that the Payment Element may show: the latest first. */
export function savedMethods({ store }: Call, row: CustomerSessionRow): PaymentMethodRow['wire'][] {
  const features = featuresOf(row)
  if (features?.payment_method_redisplay !== 'enabled') return []
  const filters = features.payment_method_allow_redisplay_filters
  const limit = features.payment_method_redisplay_limit ?? DEFAULT_REDISPLAY_LIMIT
  const where = { field: 'customer', value: row.wire.customer } as const
  const methods = [...store.walk('payment_methods', { direction: 'newest_first', where })]
  return methods
    .map(([, { wire }]) => wire)
    .filter((wire) => filters.includes(wire.allow_redisplay ?? 'unspecified'))
    .slice(0, limit)
}
