import { currencies, type CurrencyCode } from '@paydesk/pricing'
import type { Database } from '@paydesk/db'

type Spec = { stock: number; active?: boolean; prices: Partial<Record<CurrencyCode, number>> }

const specs = {
  mug: { stock: 1_000, prices: { USD: 2_400, EUR: 2_200, JPY: 3_600, KWD: 7_500 } },
  pen: { stock: 100, prices: { USD: 350, EUR: 320 } },
  lamp: { stock: 2, prices: { USD: 18_900 } },
  gone: { stock: 0, prices: { USD: 1_000 } },
  retired: { stock: 10, active: false, prices: { USD: 1_000 } },
  sticker: { stock: 100_000, prices: { USD: 10 } },
  bridge: { stock: 10, prices: { USD: 99_999_999 } },
} satisfies Record<string, Spec>

type Name = keyof typeof specs

/** Product ids by what a test calls the product. */
export type TestProducts = Record<Name, string>

export async function addProducts(db: Database): Promise<TestProducts> {
  return {
    mug: await addProduct(db, 'mug'),
    pen: await addProduct(db, 'pen'),
    lamp: await addProduct(db, 'lamp'),
    gone: await addProduct(db, 'gone'),
    retired: await addProduct(db, 'retired'),
    sticker: await addProduct(db, 'sticker'),
    bridge: await addProduct(db, 'bridge'),
  }
}

async function addProduct({ prisma }: Database, name: Name): Promise<string> {
  const spec: Spec = specs[name]
  const prices = Object.values(currencies).flatMap(({ code }) => {
    const amountMinor = spec.prices[code]
    return amountMinor === undefined ? [] : [{ currency: code, amountMinor }]
  })
  const product = await prisma.product.create({
    data: {
      sku: `TEST-${name.toUpperCase()}`,
      slug: name,
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      description: `A ${name} for tests.`,
      image: `/products/${name}.svg`,
      stock: spec.stock,
      active: spec.active ?? true,
      prices: { create: prices },
    },
  })
  return product.id
}
