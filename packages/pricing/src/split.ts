/** One of those among whom an amount is split, and how much of it it asks for. */
export type Part = {
  /** Decides among equals, so that the order of the parts does not: a product's id. */
  readonly key: string
  /** A safe integer, at least 0. */
  readonly weight: number
}

/**
 * The shares of an amount, in the order of the parts, in proportion to their weights. They sum to
 * it exactly, and each is a multiple of the quantum, as the amount itself has to be.
 *
 * By largest remainder (Hamilton's method): everyone gets the whole quanta of the exact share, and
 * those who lose most by that get one more; of equal losers the heavier, then the smaller key. So
 * no share is more than a quantum away from the exact one, and none that is exact is touched.
 * Where all weights are 0 all are alike.
 */
export function split(
  amountMinor: number,
  parts: readonly Part[],
  multipleOfMinor: number,
): number[] {
  const weightOfAll = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (amountMinor === 0) return parts.map(() => 0)
  if (weightOfAll === 0) {
    return split(
      amountMinor,
      parts.map(({ key }) => ({ key, weight: 1 })),
      multipleOfMinor,
    )
  }

  const quanta = amountMinor / multipleOfMinor
  const losers: Loser[] = []
  let leftQuanta = quanta
  const shares = parts.map(({ key, weight }, index) => {
    const { whole, remainder } = divide(quanta, weight, weightOfAll)
    if (remainder > 0) losers.push({ index, remainder, weight, key })
    leftQuanta -= whole
    return whole * multipleOfMinor
  })
  if (leftQuanta > 0) {
    for (const { index } of losers.sort(mostLostFirst).slice(0, leftQuanta)) {
      shares[index] = (shares[index] ?? 0) + multipleOfMinor
    }
  }
  return shares
}

type Loser = Part & { readonly index: number; readonly remainder: number }

function mostLostFirst(one: Loser, other: Loser): number {
  if (one.remainder !== other.remainder) return other.remainder - one.remainder
  if (one.weight !== other.weight) return other.weight - one.weight
  return one.key < other.key ? -1 : 1
}

/** quanta * weight / weightOfAll, whole and rest. Of safe integers the floor of a quotient is exact. */
function divide(quanta: number, weight: number, weightOfAll: number) {
  const product = quanta * weight
  if (Number.isSafeInteger(product)) {
    const whole = Math.floor(product / weightOfAll)
    return { whole, remainder: product - whole * weightOfAll }
  }
  const exact = BigInt(quanta) * BigInt(weight)
  const divisor = BigInt(weightOfAll)
  return { whole: Number(exact / divisor), remainder: Number(exact % divisor) }
}
