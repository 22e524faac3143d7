/** The nearest rank: a value that was seen, not one between two. */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export function median(values: Iterable<number>): number {
  return quantile(values, 0.5)
}
