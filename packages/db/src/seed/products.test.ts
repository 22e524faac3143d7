import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { CurrencyCode } from '@paydesk/pricing'
import { seedProducts } from './products.ts'

const picturesUrl = new URL('../../../../apps/web/public/products/', import.meta.url)

function readPicture(slug: string): string {
  return readFileSync(fileURLToPath(new URL(`${slug}.svg`, picturesUrl)), 'utf8')
}

function slugsWithout(currency: CurrencyCode): string[] {
  return seedProducts.filter((p) => p.pricesMinor[currency] === undefined).map((p) => p.slug)
}

function pricesIn(currency: CurrencyCode): number[] {
  return seedProducts.flatMap((p) => p.pricesMinor[currency] ?? [])
}

describe('the seed', () => {
  it('holds 24 products, each with its own sku, slug and name', () => {
    expect(seedProducts).toHaveLength(24)
    for (const key of ['sku', 'slug', 'name'] as const) {
      expect(new Set(seedProducts.map((p) => p[key])).size).toBe(24)
    }
  })

  it.each(seedProducts)('$slug has a sku, slug, name and text of the expected form', (product) => {
    expect(product.sku).toMatch(/^[A-Z]+(-[A-Z0-9]+){2}$/)
    expect(product.slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(product.name.length).toBeLessThanOrEqual(60)
    expect(product.description).toMatch(/\.$/)
  })

  it.each(seedProducts)('$slug has whole minor prices that Stripe can charge', (product) => {
    for (const amountMinor of Object.values(product.pricesMinor)) {
      expect(Number.isInteger(amountMinor)).toBe(true)
      expect(amountMinor).toBeGreaterThan(0)
      expect(amountMinor).toBeLessThanOrEqual(99_999_999)
    }
  })

  it('prices TWD in whole dollars and KWD with a last digit of 0', () => {
    expect(pricesIn('TWD').filter((amountMinor) => amountMinor % 100 !== 0)).toEqual([])
    expect(pricesIn('KWD').filter((amountMinor) => amountMinor % 10 !== 0)).toEqual([])
  })

  it('leaves two products without KWD, one without JPY, and no other gap', () => {
    expect(slugsWithout('KWD')).toHaveLength(2)
    expect(slugsWithout('JPY')).toHaveLength(1)
    for (const currency of ['USD', 'EUR', 'GBP', 'TWD'] as const) {
      expect(slugsWithout(currency)).toEqual([])
    }
  })

  it('has one product sold out and two nearly so', () => {
    const stocks = seedProducts.map((p) => p.stock).sort((a, b) => a - b)
    expect(stocks.slice(0, 3)).toEqual([0, 2, 3])
    expect(stocks.slice(3).every((stock) => stock >= 12 && stock <= 200)).toBe(true)
  })
})

describe('the pictures', () => {
  it.each(seedProducts)('$slug has one: titled, self-contained and at most 6 kB', ({ slug }) => {
    const svg = readPicture(slug)
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(6000)
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 800 800"[^>]*role="img"[^>]*>\s*<title>[^<]+</)
    expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|\bon[a-z]+=|(?<!xmlns=")https?:/i)
  })
})
