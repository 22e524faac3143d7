import type { BillingDetailsFieldsOption } from '@stripe/stripe-js'
import { missingBillingDetail } from '../integration-error.ts'

const TOP_LEVEL = ['name', 'email', 'phone'] as const
const ADDRESS = {
  country: 'country',
  postalCode: 'postal_code',
  state: 'state',
  city: 'city',
  line1: 'line1',
  line2: 'line2',
} as const
const ADDRESS_FIELDS = ['country', 'postalCode', 'state', 'city', 'line1', 'line2'] as const

type Details = Partial<Record<(typeof TOP_LEVEL)[number], unknown>> & { address?: object | null }

/**
 * Who hides a field has to give its value at the confirmation; an explicit `null` counts.
 * Throws IntegrationError for the first that is missing.
 */
export function requireHiddenBillingDetails(
  fields: BillingDetailsFieldsOption | undefined,
  details: Details | undefined,
): void {
  for (const path of hiddenPaths(fields)) {
    const [first = '', second] = path.split('.')
    const top = valueAt(details, first)
    const value = second === undefined ? top : valueAt(top, second)
    if (value === undefined) throw missingBillingDetail(path)
  }
}

export function hiddenPaths(fields: BillingDetailsFieldsOption = 'auto'): string[] {
  const isObject = typeof fields === 'object'
  const paths: string[] = TOP_LEVEL.filter((name) => (isObject ? fields[name] : fields) === 'never')
  const address = isObject ? (fields.address ?? 'auto') : fields
  for (const field of ADDRESS_FIELDS) {
    const option = typeof address === 'object' ? address[field] : address
    if (option === 'never') paths.push(`address.${ADDRESS[field]}`)
  }
  return paths
}

function valueAt(holder: unknown, name: string): unknown {
  if (holder === null) return null
  if (typeof holder !== 'object') return undefined
  return new Map<string, unknown>(Object.entries(holder)).get(name)
}
