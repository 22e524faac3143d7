/** Which comes first: the card, or the secret that can charge it. Both must work. */
export type Flow = 'card' | 'secret'

/** `?flow=secret`; anything else is the default, which keeps the address clean. */
export function parseFlow(value: unknown): { flow?: Flow } {
  return value === 'secret' ? { flow: 'secret' } : {}
}
