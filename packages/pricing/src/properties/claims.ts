/** That a figure is what it has to be. */
export type Claim = readonly [what: string, actual: unknown, expected: unknown]

/** The claims that do not hold, in words. Comparing them all at once is fast, and says all at once. */
export function broken(claims: Iterable<Claim>): string[] {
  const found: string[] = []
  for (const [what, actual, expected] of claims) {
    if (actual !== expected) found.push(`${what} is ${String(actual)}, not ${String(expected)}`)
  }
  return found
}

export function sum<K extends string>(
  amounts: readonly { readonly [key in K]: number }[],
  key: K,
): number {
  return amounts.reduce((all, each) => all + each[key], 0)
}
