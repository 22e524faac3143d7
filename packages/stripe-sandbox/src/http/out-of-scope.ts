import { invalidRequest } from '../errors.ts'
import type { StripeError } from '../errors.ts'

/** Parts of Stripe's API that no payment needs, by the first segment of their paths. */
const AREAS = new Set([
  'account',
  'account_links',
  'account_sessions',
  'accounts',
  'apple_pay',
  'application_fees',
  'apps',
  'balance',
  'balance_settings',
  'billing',
  'billing_portal',
  'checkout',
  'climate',
  'country_specs',
  'coupons',
  'credit_notes',
  'entitlements',
  'ephemeral_keys',
  'exchange_rates',
  'external_accounts',
  'file_links',
  'files',
  'financial_connections',
  'forwarding',
  'identity',
  'invoice_payments',
  'invoice_rendering_templates',
  'invoiceitems',
  'invoices',
  'issuing',
  'link_account_sessions',
  'linked_accounts',
  'payment_attempt_records',
  'payment_links',
  'payment_method_configurations',
  'payment_method_domains',
  'payment_records',
  'payouts',
  'plans',
  'prices',
  'products',
  'promotion_codes',
  'quotes',
  'radar',
  'reporting',
  'reserve',
  'reviews',
  'shipping_rates',
  'sigma',
  'sources',
  'subscription_items',
  'subscription_schedules',
  'subscriptions',
  'tax',
  'tax_codes',
  'tax_ids',
  'tax_rates',
  'terminal',
  'topups',
  'transfers',
  'treasury',
])

/** Parts of resources that the sandbox has otherwise. */
const PARTS = [
  /^charges$/u,
  /^charges\/[^/]+\/(?:capture|dispute|dispute\/close|refund|refunds)$/u,
  /^charges\/[^/]+\/refunds\/[^/]+$/u,
  /^customers\/[^/]+\/(?:balance_transactions|bank_accounts|cards|cash_balance|cash_balance_transactions|discount|funding_instructions|sources|subscriptions|tax_ids)(?:\/|$)/u,
  /^payment_intents\/[^/]+\/(?:amount_details_line_items|apply_customer_balance|increment_authorization|verify_microdeposits)$/u,
  /^setup_intents\/[^/]+\/verify_microdeposits$/u,
  /^test_helpers\/(?:customers|issuing|terminal|test_clocks|treasury)(?:\/|$)/u,
]

/** The refusal of a request that Stripe has an endpoint for; undefined when it has none either. */
export function outOfScope(method: string, path: string): StripeError | undefined {
  const inApi = path.replace(/^\/v1\//u, '')
  const [area = ''] = inApi.split('/')
  if (!AREAS.has(area) && !PARTS.some((part) => part.test(inApi))) return undefined
  return invalidRequest(
    `The sandbox does not have ${method} ${path}: it is Stripe's, but beyond the payments, refunds and saved payment methods that the sandbox is for. DIFFERENCES.md lists what it lacks.`,
    { code: 'sandbox_unsupported' },
    404,
  )
}
