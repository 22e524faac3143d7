import type { Shop } from './servers/open-shop.ts'

/** A shop that ships within the United States and Germany, and taxes in New York and Germany. */
export async function addRules({ db }: Pick<Shop, 'db'>): Promise<void> {
  await db.prisma.taxJurisdiction.create({
    data: {
      name: 'New York',
      country: 'US',
      region: 'NY',
      pricesIncludeTax: false,
      rates: { create: { taxClassId: 'standard', name: 'Sales tax', percent: '8.875' } },
    },
  })
  await db.prisma.taxJurisdiction.create({
    data: {
      name: 'Germany',
      country: 'DE',
      pricesIncludeTax: true,
      rates: { create: { taxClassId: 'standard', name: 'VAT', percent: 19 } },
    },
  })
  await db.prisma.shippingZone.create({
    data: {
      name: 'Home',
      places: { create: [{ country: 'US' }, { country: 'DE' }] },
      methods: {
        create: [
          { name: 'Parcel', rates: { create: { currency: 'USD', amountMinor: 500 } } },
          {
            name: 'Express',
            position: 1,
            rates: { create: { currency: 'USD', amountMinor: 1500 } },
          },
        ],
      },
    },
  })
  await db.prisma.promotion.create({
    data: { name: 'Welcome', code: 'TEN', effect: 'percentage', percentOff: 10 },
  })
}
