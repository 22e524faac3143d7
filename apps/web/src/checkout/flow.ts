/** Who comes first, the card or the secret that can charge it; or the server confirms. All three work. */
export type Flow = 'card' | 'secret' | 'server'

/** `?flow=secret` or `?flow=server`; anything else is the default, which keeps the address clean. */
export function parseFlow(value: unknown): { flow?: Flow } {
  return value === 'secret' || value === 'server' ? { flow: value } : {}
}
