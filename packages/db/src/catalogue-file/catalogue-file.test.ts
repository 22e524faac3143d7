import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../connect.ts'
import { seedWhenEmpty } from '../seed/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { exportCatalogue } from './export-catalogue.ts'
import { importCatalogue, type ImportOutcome, type ImportProgress } from './import-catalogue.ts'

const HEADER = 'sku,slug,name,description,image,stock,price_USD'
const MUG = 'MUG-01,blue-mug,Blue mug,Holds 0.3 l.,/products/blue-mug.svg,5,12.00'

describe('a catalogue file', () => {
  let copy: TestDatabase
  let db: Database
  let folder: string

  beforeEach(async () => {
    copy = await createTestDatabase()
    db = connect(copy.url, { poolSize: 2 })
    folder = mkdtempSync(join(tmpdir(), 'paydesk-catalogue-'))
  })

  afterEach(async () => {
    await db.close()
    await copy.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  type Extra = {
    skipBad?: boolean
    signal?: AbortSignal
    progress?: (p: ImportProgress) => void
  }

  function importBytes(content: string | Buffer, extra: Extra = {}): Promise<ImportOutcome> {
    const path = join(folder, 'in.csv')
    writeFileSync(path, content)
    const { signal = new AbortController().signal, skipBad = false, progress = () => {} } = extra
    return importCatalogue(copy.url, { path, skipBad, signal, progress })
  }

  const importRows = (rows: string[], extra?: Extra) =>
    importBytes(rows.map((row) => `${row}\n`).join(''), extra)

  async function exported(withMark = false): Promise<string> {
    const parts: string[] = []
    const out = new Writable({
      write: (chunk, _encoding, done) => {
        parts.push(String(chunk))
        done()
      },
    })
    await exportCatalogue(copy.url, { out, withMark, progress: () => {} })
    return parts.join('')
  }

  /** All that the shop has, but for when it was written. */
  async function everything(): Promise<unknown> {
    const { rows } = await db.pool.query<Record<string, unknown>>(
      `SELECT (SELECT jsonb_agg(p ORDER BY sku) FROM products p) AS products,
              (SELECT jsonb_agg(p ORDER BY id) FROM prices p) AS prices`,
    )
    return rows[0]
  }

  const product = (sku: string) =>
    db.prisma.product.findUniqueOrThrow({ where: { sku }, include: { prices: true } })
  const skus = async () =>
    (await db.prisma.product.findMany({ orderBy: { sku: 'asc' } })).map(({ sku }) => sku)

  it('brings products with their prices, and says how many', async () => {
    const found = await importRows([`${HEADER},price_KWD,sale_USD`, `${MUG},3.750,9.5`])
    expect(found).toEqual({
      outcome: 'imported',
      counts: { added: 1, changed: 0, unchanged: 0, skipped: 0 },
      faults: [],
    })
    const mug = await product('MUG-01')
    expect(mug).toMatchObject({
      slug: 'blue-mug',
      name: 'Blue mug',
      stock: 5,
      active: true,
      taxClassId: 'standard',
      needsShipping: true,
    })
    expect(
      mug.prices
        .map(({ currency, kind, amountMinor }) => `${currency} ${kind} ${amountMinor}`)
        .toSorted(),
    ).toEqual(['KWD regular 3750', 'USD regular 1200', 'USD sale 950'])
  })

  it('changes nothing when what was exported is imported, whatever the products say', async () => {
    await seedWhenEmpty(copy.url, { rules: true })
    await db.prisma.product.create({
      data: {
        sku: 'ODD-1',
        slug: 'odd',
        name: '="1+1", „Ünïcode“; 茶 🍵',
        description: 'One "quoted" line,\r\nanother\rand\nthe last; with a tab\tin it',
        image: 'https://pictures.example/a,b.png',
        stock: 0,
        active: false,
        needsShipping: false,
        taxClassId: 'reduced',
        prices: {
          create: [
            { currency: 'JPY', amountMinor: 1 },
            { currency: 'KWD', kind: 'sale', amountMinor: 99_999_990 },
            { currency: 'EUR', amountMinor: 5, validFrom: new Date('2031-01-01') },
          ],
        },
      },
    })
    const before = await everything()
    for (const withMark of [true, false]) {
      const text = await exported(withMark)
      expect(text.startsWith('\uFEFF')).toBe(withMark)
      expect(await importBytes(text)).toEqual({
        outcome: 'imported',
        counts: { added: 0, changed: 0, unchanged: 25, skipped: 0 },
        faults: [],
      })
    }
    expect(await everything()).toEqual(before)
  })

  it('exports prices to the last unit, and leaves out those with dates', async () => {
    await importRows([`${HEADER},price_JPY,price_KWD`, `${MUG.replace('12.00', '12.5')},1800,3.75`])
    await db.prisma.price.updateMany({
      where: { currency: 'JPY' },
      data: { validUntil: new Date('2031-01-01') },
    })
    expect(await exported()).toBe(
      'sku,slug,name,description,image,category,tax_class,grams,needs_shipping,stock,active,' +
        'price_USD,sale_USD,price_JPY,sale_JPY,price_KWD,sale_KWD\n' +
        'MUG-01,blue-mug,Blue mug,Holds 0.3 l.,/products/blue-mug.svg,,standard,0,yes,5,yes,' +
        '12.50,,,,3.750,\n',
    )
  })

  it('changes the columns that the file has, and leaves the others and other products alone', async () => {
    await importRows([
      HEADER,
      MUG,
      MUG.replaceAll(/MUG|blue/g, (word) => (word === 'MUG' ? 'CUP' : 'red')),
    ])
    const found = await importRows(['sku,stock,price_USD', 'MUG-01,7,13.50'])
    expect(found).toMatchObject({ counts: { added: 0, changed: 1, unchanged: 0 } })
    const mug = await product('MUG-01')
    expect(mug).toMatchObject({ name: 'Blue mug', stock: 7 })
    expect(mug.prices.map(({ amountMinor }) => amountMinor)).toEqual([1350])
    expect(await product('CUP-01')).toMatchObject({ stock: 5 })
  })

  it('takes a price away where the cell is empty, but none that has dates, and empties the category', async () => {
    await db.prisma.category.create({ data: { slug: 'kitchen', name: 'Kitchen' } })
    await importRows([`${HEADER},category,sale_USD,sale_EUR`, `${MUG},kitchen,9,`])
    const { id: productId, categoryId } = await product('MUG-01')
    expect(categoryId).not.toBeNull()
    const validFrom = new Date('2099-01-01')
    await db.prisma.price.create({
      data: { productId, currency: 'EUR', kind: 'sale', amountMinor: 900, validFrom },
    })
    await importRows(['sku,category,sale_USD,sale_EUR', 'MUG-01,,,'])
    const mug = await product('MUG-01')
    expect(mug.categoryId).toBeNull()
    expect(mug.prices.map(({ currency, kind }) => `${kind} ${currency}`).toSorted()).toEqual([
      'regular USD',
      'sale EUR',
    ])
  })

  it('leaves out the space around a cell, and takes an empty one for what is usual', async () => {
    await importRows([
      `${HEADER},grams,tax_class,active,needs_shipping`,
      'MUG-01 , blue-mug,\tBlue mug,," /a.svg ",5, 3.50 ,,,NO,',
    ])
    expect(await product('MUG-01')).toMatchObject({
      slug: 'blue-mug',
      name: 'Blue mug',
      description: '',
      image: '/a.svg',
      stock: 5,
      grams: 0,
      taxClassId: 'standard',
      active: false,
      needsShipping: true,
      prices: [{ amountMinor: 350 }],
    })
  })

  it('lets two products change their slugs', async () => {
    await importRows([
      'sku,slug,name,description,image,stock',
      'A-1,a,A,,/a.svg,1',
      'B-1,b,B,,/b.svg,1',
    ])
    const found = await importRows(['sku,slug', 'A-1,b', 'B-1,a'])
    expect(found).toMatchObject({ outcome: 'imported', counts: { changed: 2 } })
    expect([(await product('A-1')).slug, (await product('B-1')).slug]).toEqual(['b', 'a'])
  })

  it('names line, column and reason of every bad cell, and imports nothing', async () => {
    await importRows([HEADER, 'HELD-1,taken,Held,,/h.svg,1,1'])
    await db.prisma.price.create({
      data: {
        productId: (await product('HELD-1')).id,
        currency: 'EUR',
        amountMinor: 100,
        validUntil: new Date('2031-01-01'),
      },
    })
    const before = await everything()
    const found = await importRows([
      'sku,slug,name,description,image,stock,category,tax_class,active,price_USD,price_EUR,price_KWD',
      'OK-1,ok,"two',
      'lines",,/a.svg,1,,standard,true,1,1,1',
      'low-1,low,Low,,/a.svg,-1,,standard,true,0,1,1.001',
      'B-1,b,B,,/b.svg,many,,standard,perhaps,1.999,,',
      '',
      'C-1,taken,C,,/c.svg,1,nowhere,luxury,true,,,',
      'C-1,b2,C,,//evil.example/c.svg,1,,standard,true,,,',
      'HELD-1,taken,Held,,/h.svg,1,,standard,true,1,2,',
      'D-1,d,D',
    ])
    expect(found.outcome).toBe('refused')
    const faults = 'faults' in found ? found.faults : []
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'name'],
      [4, 'sku'],
      [4, 'stock'],
      [4, 'price_USD'],
      [4, 'price_KWD'],
      [5, 'stock'],
      [5, 'active'],
      [5, 'price_USD'],
      [7, 'slug'],
      [7, 'category'],
      [7, 'tax_class'],
      [8, 'sku'],
      [8, 'image'],
      [9, 'price_EUR'],
      [10, null],
    ])
    const said = faults.map(({ why }) => why).join('\n')
    for (const words of [
      'is refused: name is one trimmed line of 1 to 120',
      'is refused: stock is not negative',
      'is refused: amount is 1 to 99999999, counted in 0.01 USD',
      'stands on line 9 already',
      'is no category. There are: none',
      'is no tax class. There are: reduced, ',
      'stands on line 7 already',
      'has 3 cells, and the header 12',
    ]) {
      expect(said).toContain(words)
    }
    expect(await everything()).toEqual(before)
  })

  it('imports the good rows with skip-bad, and leaves out those that stood on a bad one', async () => {
    await importRows([HEADER, 'A-1,a,A,,/a.svg,1,1', 'B-1,b,B,,/b.svg,1,1'])
    // A may have b only when B gives it up, and B's row is bad.
    const found = await importRows(['sku,slug,stock', 'A-1,b,2', 'B-1,c,-1', 'A-9,z,1'], {
      skipBad: true,
    })
    expect('faults' in found && found.faults.map(({ why }) => why)).toEqual([
      'is the slug of B-1',
      'is refused: stock is not negative',
      'is of a new product, which needs the columns name, image, too',
    ])
    expect(found).toMatchObject({
      outcome: 'imported',
      counts: { added: 0, changed: 0, unchanged: 0, skipped: 3 },
    })
    const next = await importRows([HEADER, 'A-1,a,A,,/a.svg,4,1', 'C-1,c,C,,/c.svg,x,1'], {
      skipBad: true,
    })
    expect(next).toMatchObject({ counts: { changed: 1, skipped: 1 }, faults: [{ line: 3 }] })
    expect(await product('A-1')).toMatchObject({ slug: 'a', stock: 4 })
    expect(await skus()).toEqual(['A-1', 'B-1'])
  })

  it('does not repeat a client secret that stands in a cell (I3)', async () => {
    const secret = 'pi_1_secret_2'
    const found = await importRows([
      HEADER,
      `MUG-01,blue,Mug,,/${secret},1,${secret}`,
      `C-1,c,C,,/${secret},1,1`,
    ])
    expect(found).toMatchObject({ outcome: 'refused' })
    expect(JSON.stringify(found)).not.toContain('_secret_2')
  })

  it.each([
    ['', /does not name the columns/],
    ['slug,name\n', /"sku" among them/],
    ['sku;slug\nA;b\n', /by commas/],
    ['sku,price_usd\n', /no column of a catalogue/],
    ['sku,price_XXX\n', /no column of a catalogue/],
    ['sku,stock,stock\n', /twice/],
    ['sku,name\nA-1,"open\nB-1,b\n', /opens a quote/],
    ['sku,name\nA-1,5" pipe "\nB-1,"b"c\n', /quote \("\) within a cell/],
  ])('refuses a file that it cannot take apart: %j', async (content, words) => {
    expect(await importBytes(content, { skipBad: true })).toEqual({
      outcome: 'unreadable',
      fault: expect.objectContaining({ why: expect.stringMatching(words) }),
    })
  })

  it('names the line of the first byte that is not UTF-8, rather than importing a wrong letter', async () => {
    const rows = ['sku,name', 'A-1,naïve', 'B-1,caf']
    const file = Buffer.concat([Buffer.from(rows.join('\n')), Buffer.from([0xe9, 0x0a])])
    expect(await importBytes(file)).toMatchObject({ outcome: 'unreadable', fault: { line: 3 } })
  })

  it('counts lines as an editor does, whatever ends them', async () => {
    for (const end of ['\n', '\r\n']) {
      const rows = ['sku,name,stock', '', 'A-1,"a', '', 'b",1', '', '', 'B-1,b,1.5', 'C-1,c,1.5']
      const found = await importBytes(rows.map((row) => row + end).join(''))
      const faults = 'faults' in found ? found.faults : []
      expect(faults.filter(({ column }) => column === 'stock').map(({ line }) => line)).toEqual([
        8, 9,
      ])
      expect(faults[0]?.line).toBe(3)
    }
  })

  it('leaves nothing when it is stopped, even while it writes', async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => `P-${n},p-${n},P,,/p.svg,1,1`)
    for (const stage of ['reading', 'checking', 'writing'] as const) {
      const stop = new AbortController()
      const progress = (reached: ImportProgress) => {
        if (reached.stage === stage) stop.abort()
      }
      const running = importRows([HEADER, ...rows], { signal: stop.signal, progress })
      await expect(running).rejects.toThrow('aborted')
      expect(await skus()).toEqual([])
    }
    expect(await importRows([HEADER, ...rows])).toMatchObject({ counts: { added: 2500 } })
  })

  it('refuses a second import at the same time', async () => {
    const holder = await db.pool.connect()
    await holder.query(`SELECT pg_advisory_lock(hashtextextended('paydesk catalogue import', 0))`)
    expect(await importRows([HEADER, MUG])).toEqual({ outcome: 'busy' })
    holder.release(true)
  })
})
