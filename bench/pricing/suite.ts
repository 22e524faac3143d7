import { quote, type QuoteInput } from '@paydesk/pricing'
import { median } from '../load/quantile.ts'
import type { Report, Suite } from '../suite.ts'
import { cartOf } from './carts.ts'

const SIZES = [1, 10, 100, 1_000, 10_000] as const
const ROUNDS = 9

/** What a quote costs, by the length of the cart, beside the same sums in bare integers. */
export const pricing: Suite = {
  name: 'pricing',
  run({ quick, tell }) {
    const measured = SIZES.map((size) => {
      tell(`quotes of ${size} lines`)
      const { quoteUs, floorUs } = measure(cartOf(size), quick ? 20_000 : 400_000)
      return { size, quoteUs, floorUs }
    })
    return Promise.resolve(report(measured))
  },
}

type Measured = { quoteUs: number; floorUs: number }

/** Medians of rounds in turns, each of so many lines in all. */
function measure(input: QuoteInput, lines: number): Measured {
  const times = Math.max(3, Math.ceil(lines / 10 / input.lines.length))
  for (let warm = 0; warm < 3; warm++) {
    time(times, () => quote(input))
    time(times, () => bareSums(input))
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({
    quoteUs: time(times, () => quote(input)),
    floorUs: time(times, () => bareSums(input)),
  }))
  return {
    quoteUs: median(rounds.map(({ quoteUs }) => quoteUs)),
    floorUs: median(rounds.map(({ floorUs }) => floorUs)),
  }
}

// Kept, so that no result can be optimised away.
let kept: unknown

function time(times: number, run: () => unknown): number {
  const begin = performance.now()
  for (let done = 0; done < times; done++) kept = run()
  if (kept === undefined) throw new Error('nothing was computed')
  return ((performance.now() - begin) * 1000) / times
}

/** The floor: lines and total in bare integers, nothing checked, no rule applied. */
function bareSums({ currency, lines }: QuoteInput) {
  const priced = lines.map(({ productId, name, quantity, unitMinor }) => {
    return { productId, name, quantity, unitMinor, totalMinor: unitMinor * quantity }
  })
  return {
    currency,
    lines: priced,
    totalMinor: priced.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
  }
}

function report(measured: readonly (Measured & { size: number })[]): Report {
  const perLine = (size: number) =>
    (measured.find((each) => each.size === size)?.quoteUs ?? Number.NaN) / size
  const growth = perLine(10_000) / perLine(10)
  return {
    title: 'pricing: one quote with sales tax, weighed shipping, a promotion and a coupon',
    head: ['lines', 'quote µs', 'µs a line', 'bare sums µs', 'ratio'],
    rows: measured.map(({ size, quoteUs, floorUs }) => [
      String(size),
      quoteUs.toFixed(1),
      (quoteUs / size).toFixed(2),
      floorUs.toFixed(2),
      (quoteUs / floorUs).toFixed(0),
    ]),
    notes: [`A line costs ${growth.toFixed(2)} times as much among 10,000 as among 10.`],
    figures: new Map([
      ...measured.map(({ size, quoteUs }) => [`quote.lines${size}.us`, quoteUs] as const),
      ['quote.lineCostGrowth', growth],
      [
        'quote.lines10.ratio',
        (measured.find(({ size }) => size === 10)?.quoteUs ?? Number.NaN) /
          (measured.find(({ size }) => size === 10)?.floorUs ?? Number.NaN),
      ],
    ]),
  }
}
