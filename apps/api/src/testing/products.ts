import type { Currency, Database } from '@paydesk/db'

type Spec = { stock: number; active?: boolean; prices: Partial<Record<Currency, number>> }

const specs = {
  mug: { stock: 100, prices: { USD: 2_400, EUR: 2_200, JPY: 3_600, KWD: 7_500 } },
  pen: { stock: 100, prices: { USD: 350, EUR: 320 } },
  lamp: { stock: 2, prices: { USD: 18_900 } },
  gone: { stock: 0, prices: { USD: 1_000 } },
  retired: { stock: 10, active: false, prices: { USD: 1_000 } },
  sticker: { stock: 1_000, prices: { USD: 10 } },
  bridge: { stock: 10, prices: { USD: 99_999_999 } },
} satisfies Record<string, Spec>

/** Product ids by what a test calls the product. */
export type TestProducts = Record<keyof typeof specs, string>

export async function addProducts({ prisma }: Database): Promise<TestProducts> {
  const ids: Record<string, string> = {}
  for (const [name, spec] of Object.entries<Spec>(specs)) {
    const product = await prisma.product.create({
      data: {
        sku: `TEST-${name.toUpperCase()}`,
        slug: name,
        name: name[0]?.toUpperCase() + name.slice(1),
        description: `A ${name} for tests.`,
        image: `/products/${name}.svg`,
        stock: spec.stock,
        active: spec.active ?? true,
        prices: {
          create: Object.entries(spec.prices).map(([currency, amountMinor]) => ({
            // Object.entries forgets that the keys are currencies.
            currency: currency as Currency,
            amountMinor,
          })),
        },
      },
    })
    ids[name] = product.id
  }
  return ids as TestProducts // one id for each name of specs
}
