import type { Database } from '@paydesk/db'
import type { RouterInputs } from '@paydesk/api'

type Ask = RouterInputs['catalog']['list']

/** What visitors do, by name; each call asks for something else. */
export type Asks = ReadonlyMap<string, () => Ask>

export async function makeAsks({ pool }: Pick<Database, 'pool'>): Promise<Asks> {
  const { rows } = await pool.query<{ word: string }>('SELECT word FROM bench_words ORDER BY rank')
  const words = rows.map(({ word }) => word)
  let calls = 0
  /** From among the words of these ranks, another each time. */
  const word = (from: number, to: number) => words[from + ((calls++ * 7) % (to - from))] ?? ''
  const category = () => `bench-${calls++ % 30}`
  const least = () => 100 * (1 + ((calls++ * 37) % 400))
  const base = { currency: 'USD', limit: 12 } as const
  return new Map<string, () => Ask>([
    ['all, by name', () => base],
    ['all, newest', () => ({ ...base, sort: 'newest' })],
    ['all, cheapest', () => ({ ...base, sort: 'price_asc' })],
    ['category, by name', () => ({ ...base, category: category() })],
    ['category, newest', () => ({ ...base, category: category(), sort: 'newest' })],
    ['category, cheapest', () => ({ ...base, category: category(), sort: 'price_asc' })],
    ['on sale', () => ({ ...base, onSale: true })],
    [
      'category on sale, in stock',
      () => ({ ...base, category: category(), onSale: true, inStock: true }),
    ],
    [
      'narrow prices, by name',
      () => {
        const priceMinMinor = least()
        return { ...base, priceMinMinor, priceMaxMinor: priceMinMinor + 500 }
      },
    ],
    [
      'prices in a category, dearest',
      () => ({ ...base, category: category(), priceMaxMinor: least() + 2000, sort: 'price_desc' }),
    ],
    ['a common word', () => ({ ...base, search: word(0, 20) })],
    ['a usual word', () => ({ ...base, search: word(100, 1000) })],
    ['a rare word', () => ({ ...base, search: word(2000, 4000) })],
    ['two words', () => ({ ...base, search: `${word(0, 50)} ${word(50, 500)}` })],
    ['the beginning of a word', () => ({ ...base, search: word(0, 2000).slice(0, 4) })],
    ['a mistyped word', () => ({ ...base, search: swapped(word(0, 3000)) })],
    ['a word in a category', () => ({ ...base, search: word(0, 300), category: category() })],
    ['a word, cheapest', () => ({ ...base, search: word(0, 300), sort: 'price_asc' })],
  ])
}

/** Two letters change places in the middle. */
function swapped(word: string): string {
  const at = Math.floor(word.length / 2)
  return `${word.slice(0, at - 1)}${word[at] ?? ''}${word[at - 1] ?? ''}${word.slice(at + 1)}`
}
