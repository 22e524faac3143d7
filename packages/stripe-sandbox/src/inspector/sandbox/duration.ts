const UNITS: [seconds: number, name: string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** The two largest units: "3 d 4 h". */
export function describeDuration(seconds: number): string {
  const parts: string[] = []
  let rest = Math.abs(Math.round(seconds))
  for (const [size, name] of UNITS) {
    if (rest >= size && parts.length < 2) parts.push(`${Math.floor(rest / size)} ${name}`)
    rest %= size
  }
  return parts.length === 0 ? '0 s' : parts.join(' ')
}
