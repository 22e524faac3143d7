import type { Collected } from './element-spec.ts'

/** What several Elements have collected, put together. */
export function joinCollected(parts: readonly Collected[]): Collected {
  const billing = parts.flatMap(({ billing_details }) => billing_details ?? [])
  const addresses = parts.flatMap(({ shipping }) => shipping ?? [])
  return {
    ...(billing.length > 0 && { billing_details: Object.assign({}, ...billing) }),
    ...(addresses.length > 0 && { shipping: Object.assign({}, ...addresses) }),
  }
}

/** The merchant's parameters with what the Elements collected; the merchant's own count more. */
export function withCollected(params: object, collected: Collected): Record<string, unknown> {
  const given = entriesOf(params)
  const data = entriesOf(given['payment_method_data'])
  const billing = merge(collected.billing_details, data['billing_details'])
  return {
    ...(collected.shipping && { shipping: merge(collected.shipping, undefined) }),
    ...given,
    ...(billing && { payment_method_data: { ...data, billing_details: billing } }),
  }
}

/** Two levels deep, since an address stands in the details. What was left empty is left out. */
function merge(below: unknown, above: unknown): Record<string, unknown> | null {
  const merged = { ...entriesOf(below), ...entriesOf(above) }
  const address = {
    ...entriesOf(entriesOf(below)['address']),
    ...entriesOf(entriesOf(above)['address']),
  }
  const all = {
    ...merged,
    ...(Object.keys(address).length > 0 && { address: withoutEmpty(address) }),
  }
  const filled = withoutEmpty(all)
  return Object.keys(filled).length > 0 ? filled : null
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
