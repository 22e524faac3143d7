import type { ExpressCheckoutAddress } from '@stripe/stripe-js'

export type SampleAddress = { name: string; address: ExpressCheckoutAddress }

/** Nobody's: what the test wallet has instead of the shopper's own. */
const SAMPLES: readonly SampleAddress[] = [
  {
    name: 'Jane Doe',
    address: {
      line1: '510 Townsend St',
      line2: null,
      city: 'San Francisco',
      state: 'CA',
      postal_code: '94103',
      country: 'US',
    },
  },
  {
    name: '王小明',
    address: {
      line1: '市府路 45 號',
      line2: null,
      city: '信義區',
      state: '台北市',
      postal_code: '110',
      country: 'TW',
    },
  },
  {
    name: 'Erika Mustermann',
    address: {
      line1: 'Unter den Linden 77',
      line2: null,
      city: 'Berlin',
      state: '',
      postal_code: '10117',
      country: 'DE',
    },
  },
  {
    name: 'John Smith',
    address: {
      line1: '221B Baker Street',
      line2: null,
      city: 'London',
      state: '',
      postal_code: 'NW1 6XE',
      country: 'GB',
    },
  },
]

/** The addresses to choose from; where none is allowed, one is made up in the first country. */
export function samplesIn(allowed: readonly string[] | undefined): SampleAddress[] {
  const [first] = allowed ?? []
  if (!allowed || first === undefined) return [...SAMPLES]
  const fitting = SAMPLES.filter(({ address }) => allowed.includes(address.country))
  if (fitting.length > 0) return fitting
  const address = { line1: '1 Test Street', line2: null, city: 'Testville', state: '' }
  return [{ name: 'Jane Doe', address: { ...address, postal_code: '12345', country: first } }]
}

export function inOneLine({ name, address }: SampleAddress): string {
  const { line1, city, state, postal_code: code, country } = address
  return [name, line1, city, [state, code].filter(Boolean).join(' '), country].join(', ')
}
