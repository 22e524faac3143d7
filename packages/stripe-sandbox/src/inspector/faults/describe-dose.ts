export type Dose = {
  skip: number
  times: number | null
  probability: number | null
  seen: number
  applied: number
}

/** How often a fault is to happen and has happened. */
export function describeDose({ skip, times, probability, seen, applied }: Dose): string {
  const wait = seen < skip ? `after ${skip - seen} more, ` : ''
  if (isSpent({ times, applied })) return `spent: happened ${timesOf(applied)}`
  const often = probability === null ? '' : `${Math.round(probability * 100)} of 100, `
  const left = times === null ? '' : `${timesOf(times - applied)} to come, `
  return `${wait}${often}${left}happened ${timesOf(applied)} so far`
}

export function isSpent({ times, applied }: Pick<Dose, 'times' | 'applied'>): boolean {
  return times !== null && applied >= times
}

function timesOf(count: number): string {
  return count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`
}
