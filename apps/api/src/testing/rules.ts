import type { Database } from '@paydesk/db'

/** New York taxes what is added to the price, Germany what is in it; parcels within both. */
export async function addRules({ prisma }: Database): Promise<{ parcelId: string }> {
  await prisma.taxJurisdiction.create({
    data: {
      name: 'New York',
      country: 'US',
      region: 'NY',
      pricesIncludeTax: false,
      rates: { create: { taxClassId: 'standard', name: 'Sales tax', percent: '8.875' } },
    },
  })
  await prisma.taxJurisdiction.create({
    data: {
      name: 'Germany',
      country: 'DE',
      pricesIncludeTax: true,
      exemptsBusinesses: true,
      rates: { create: { taxClassId: 'standard', name: 'VAT', percent: 19 } },
    },
  })
  const zone = await prisma.shippingZone.create({
    data: {
      name: 'Home',
      places: { create: [{ country: 'US' }, { country: 'DE' }] },
      methods: {
        create: [
          {
            name: 'Parcel',
            rates: {
              create: [
                { currency: 'USD', amountMinor: 500 },
                { currency: 'EUR', amountMinor: 490 },
              ],
            },
          },
          {
            name: 'Express',
            position: 1,
            rates: { create: { currency: 'USD', amountMinor: 1500 } },
          },
        ],
      },
    },
    include: { methods: true },
  })
  return { parcelId: zone.methods.find(({ name }) => name === 'Parcel')?.id ?? '' }
}
