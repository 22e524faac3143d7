const WIDTH = 24

/** A share from 0 to 1 as a bar and a percentage. */
export function progressBar(share: number): string {
  const whole = Math.min(1, Math.max(0, share))
  const full = Math.round(whole * WIDTH)
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(whole * 100)} %`
}
