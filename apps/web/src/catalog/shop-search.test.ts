import { expect, it } from 'vitest'
import { parseShopSearch, priceParam, priceRange, productListInput } from './shop-search.ts'

it('takes from the address what makes sense, and nothing else', () => {
  const address = {
    q: 'mug',
    category: 'kitchen',
    sort: 'price_asc',
    price: 'USD:1000-',
    sale: true,
  }
  expect(parseShopSearch(address)).toEqual(address)
  expect(
    parseShopSearch({ q: 7, category: '<b>', sort: 'random', price: '10-20', sale: 'yes', x: 1 }),
  ).toEqual({})
})

it('keeps a range of prices with its currency', () => {
  const price = priceParam({ minMinor: 1000, maxMinor: undefined }, 'USD')
  expect(price).toBe('USD:1000-')
  expect(priceRange(price, 'USD')).toEqual({ minMinor: 1000, maxMinor: undefined })
  expect(priceRange(price, 'EUR')).toEqual({ minMinor: undefined, maxMinor: undefined })
})

it('asks the API for what the address says', () => {
  expect(productListInput('USD', { q: 'mug', stock: true, price: 'USD:-500' })).toEqual({
    currency: 'USD',
    limit: 12,
    search: 'mug',
    inStock: true,
    priceMaxMinor: 500,
  })
})
