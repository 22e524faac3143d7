import type { Order } from '../trpc.ts'

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' })

/** As one would write it on a parcel. */
export function addressLines({ country, region, address }: NonNullable<Order['destination']>) {
  const place = [address?.city, region, address?.postalCode].filter(Boolean).join(' ')
  const lines = [address?.name, address?.line1, address?.line2, place, COUNTRIES.of(country)]
  return lines.filter((line) => line !== null && line !== undefined && line !== '')
}
