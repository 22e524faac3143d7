import { emailOf, isEmail, type AddressDraft } from './address.ts'
import type { Choices } from './choices.ts'
import { hasPostalCode, regionOptions } from './places.ts'

export type DeliveryField = 'country' | 'region' | keyof AddressDraft

export type DeliveryNeeds = {
  /** Something is sent, so the whole address is asked for. */
  address: boolean
  /** For each country the regions that the shop's rules name. */
  regions: Record<string, string[]>
}

const ASKED = {
  name: 'Enter the full name.',
  line1: 'Enter the street and number.',
  city: 'Enter the city.',
} as const

/** An address that is none would never get its receipt. */
export function emailProblem(draft: Pick<AddressDraft, 'email'>): Map<DeliveryField, string> {
  const email = emailOf(draft)
  return email === null || isEmail(email)
    ? new Map()
    : new Map([['email', 'Enter an e-mail address, like name@example.com, or none.']])
}

/** What is still to be said, by field, in the order of the form; each says what to do. */
export function deliveryProblems(
  { destination }: Pick<Choices, 'destination'>,
  address: AddressDraft,
  needs: DeliveryNeeds,
): Map<DeliveryField, string> {
  const problems = emailProblem(address)
  if (!destination) problems.set('country', 'Choose the country that it goes to.')
  else if (
    destination.region === null &&
    regionOptions(destination.country, needs.regions[destination.country]).length > 0
  ) {
    problems.set('region', 'Choose the state or region.')
  }
  if (!needs.address) return problems
  for (const field of ['name', 'line1', 'city'] as const) {
    if (address[field].trim() === '') problems.set(field, ASKED[field])
  }
  if (address.postalCode.trim() === '' && hasPostalCode(destination?.country ?? '')) {
    problems.set('postalCode', 'Enter the postal code.')
  }
  return problems
}
