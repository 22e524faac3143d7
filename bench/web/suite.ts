import { fileURLToPath } from 'node:url'
import type { Report, Row, Suite } from '../suite.ts'
import { readBuild, type Chunk } from './chunks.ts'

const webRoot = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

/** How much script a customer's browser fetches of us. Stripe.js comes from Stripe, and is not in it. */
export const web: Suite = {
  name: 'web',
  run: async () => {
    const build = readBuild(webRoot)
    const shop = build.entryChunks()
    const checkout = build.chunksOf('checkout-page', shop)
    return report(shop.map(build.measure), checkout.map(build.measure))
  },
}

function report(shop: Chunk[], checkout: Chunk[]): Report {
  return {
    title: 'web: JavaScript that a browser fetches',
    head: ['', 'kB gzip'],
    rows: [...rowsOf('The shop', shop), ...rowsOf('The checkout, on top of the shop', checkout)],
    notes: ['kB of 1000 bytes. Stripe.js itself comes from Stripe.'],
    figures: new Map([
      ['web.shop.jsGzipKb', sumKb(shop)],
      ['web.checkout.jsGzipKb', sumKb(checkout)],
    ]),
  }
}

function rowsOf(part: string, chunks: Chunk[]): Row[] {
  const bySize = chunks.toSorted((a, b) => b.gzipBytes - a.gzipBytes)
  const rows = bySize.map((chunk) => [`  ${chunk.file}`, sumKb([chunk]).toFixed(1)])
  return [[part, sumKb(chunks).toFixed(1)], ...rows]
}

function sumKb(chunks: Chunk[]): number {
  return chunks.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1_000
}
