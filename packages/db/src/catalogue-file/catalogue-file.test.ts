import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../connect.ts'
import { seedWhenEmpty } from '../seed/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { exportCatalogue } from './export-catalogue.ts'
import { importCatalogue } from './import-catalogue.ts'

const folder = mkdtempSync(join(tmpdir(), 'paydesk-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
let db: Database
beforeEach(async () => {
  database = await createTestDatabase()
  await seedWhenEmpty(database.url, { rules: false })
  db = connect(database.url)
})
afterEach(async () => {
  await db.close()
  await database.drop()
})

async function importText(text: string, skipBad = false) {
  const path = join(folder, `${crypto.randomUUID()}.csv`)
  writeFileSync(path, text)
  const { signal } = new AbortController()
  return importCatalogue(database.url, { path, skipBad, signal, progress: () => {} })
}

async function exportText(): Promise<string> {
  const parts: string[] = []
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      parts.push(String(chunk))
      done()
    },
  })
  await exportCatalogue(database.url, { out, progress: () => {} })
  return parts.join('')
}

const HEADER = 'sku,slug,name,description,image,category,stock,price_USD,sale_USD,price_JPY'
const cup =
  'CUP-01,blue-cup,Blue cup,"Two lines,\nand a comma.",/products/cup.svg,kitchen,7,19.99,15,2000'

const productBy = (sku: string) =>
  db.prisma.product.findUnique({ where: { sku }, include: { prices: true, category: true } })

describe('an import', () => {
  it('makes a product of a row, with its prices to the last unit', async () => {
    const imported = await importText(`\uFEFF${HEADER}\r\n${cup}\r\n`)
    expect(imported).toMatchObject({ isKept: true, rows: 1, added: 1, changed: 0, faults: [] })
    const product = await productBy('CUP-01')
    expect(product).toMatchObject({
      slug: 'blue-cup',
      description: 'Two lines,\nand a comma.',
      category: { slug: 'kitchen' },
      taxClassId: 'standard',
      stock: 7,
      active: true,
    })
    expect(
      product?.prices.map(({ currency, kind, amountMinor }) => [currency, kind, amountMinor]),
    ).toEqual(
      expect.arrayContaining([
        ['USD', 'regular', 1999],
        ['USD', 'sale', 1500],
        ['JPY', 'regular', 2000],
      ]),
    )
  })

  it('changes what is new in a row, takes away an emptied price, and leaves dated prices alone', async () => {
    await importText(`${HEADER}\n${cup}\n`)
    const { id: productId } = await db.prisma.product.findUniqueOrThrow({
      where: { sku: 'CUP-01' },
    })
    await db.prisma.price.create({
      data: {
        productId,
        currency: 'EUR',
        kind: 'sale',
        amountMinor: 900,
        validFrom: new Date('2099-01-01'),
      },
    })
    const changed = cup.replace(',15,', ',,').replace(',7,', ',8,')
    expect(await importText(`${HEADER}\n${changed}\n`)).toMatchObject({ added: 0, changed: 1 })
    expect(await importText(`${HEADER}\n${changed}\n`)).toMatchObject({ changed: 0, unchanged: 1 })
    const product = await productBy('CUP-01')
    expect(product?.stock).toBe(8)
    expect(product?.prices.map(({ currency, kind }) => `${kind} ${currency}`).toSorted()).toEqual([
      'regular JPY',
      'regular USD',
      'sale EUR',
    ])
  })

  it('tells every fault by line and column, and keeps nothing', async () => {
    const bad = [
      'CUP-02,Blue Cup,Cup,,/a.svg,,5,1,,', // line 4: the database's own rule
      'CUP-03,cup-3,,,/a.svg,attic,many,1.999,,1.5', // line 5: four of ours
      'CUP-01,cup-4,Cup,,/a.svg,,5,1,,', // line 6: the sku of line 3
      'CUP-05,brass-compass,Cup,,/a.svg,,5,1,,', // line 7: another product's slug
    ]
    const imported = await importText([HEADER, cup, ...bad].join('\n'))
    expect(imported.isKept).toBe(false)
    expect(imported.faults.map(({ line, column }) => [line, column])).toEqual([
      [4, 'slug'],
      [5, 'name'],
      [5, 'category'],
      [5, 'stock'],
      [5, 'price_USD'],
      [5, 'price_JPY'],
      [6, 'sku'],
      [7, 'slug'],
    ])
    expect(imported.faults[0]?.why).toBe('is refused: slug is kebab case')
    expect(imported.faults.at(-1)?.why).toBe('another product has this already')
    expect(await productBy('CUP-01')).toBeNull()
  })

  it('takes the good rows alone when it is told to', async () => {
    const imported = await importText(
      `${HEADER}\n${cup}\nCUP-02,Bad Slug,Cup,,/a.svg,,5,1,,\n`,
      true,
    )
    expect(imported).toMatchObject({ isKept: true, rows: 2, added: 1 })
    expect(imported.faults).toHaveLength(1)
    expect(await productBy('CUP-01')).not.toBeNull()
    expect(await productBy('CUP-02')).toBeNull()
  })

  it.each([
    ['sku,name\n', 'lacks the columns slug, image, stock'],
    [`${HEADER},colour\n`, 'Nobody knows the columns colour'],
    [`${HEADER},price_XYZ\n`, 'Nobody knows the columns price_XYZ'],
    [`${HEADER},sku\n`, 'The column sku stands in the first line twice'],
  ])('refuses a file whose first line is %j', async (text, words) => {
    await expect(importText(text)).rejects.toThrow(words)
  })

  it('that is broken off leaves nothing', async () => {
    const path = join(folder, 'long.csv')
    const rows = Array.from(
      { length: 3000 },
      (_, n) => `LONG-${n},long-${n},Long ${n},,/a.svg,,1,1,,`,
    )
    writeFileSync(path, [HEADER, ...rows].join('\n'))
    const controller = new AbortController()
    const importing = importCatalogue(database.url, {
      path,
      skipBad: false,
      signal: controller.signal,
      progress: (_bytes, seen) => {
        if (seen === 2000) controller.abort()
      },
    })
    await expect(importing).rejects.toThrow('abort')
    expect(await db.prisma.product.count({ where: { sku: { startsWith: 'LONG-' } } })).toBe(0)
  })
})

describe('an export', () => {
  it('imported again changes nothing', async () => {
    const text = await exportText()
    expect(text.split('\n')[0]).toContain('sku,slug,name,description,image,category,tax_class')
    expect(await importText(text)).toMatchObject({
      isKept: true,
      rows: 24,
      added: 0,
      changed: 0,
      unchanged: 24,
      faults: [],
    })
    expect(await exportText()).toBe(text)
  })
})
