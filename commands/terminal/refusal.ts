/**
 * A failure that the person at the terminal can understand and mend: shown as its message alone,
 * without a stack. `detail` is shown below it, whole (a tool's output).
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly detail: string

  constructor(message: string, detail = '') {
    super(message)
    this.detail = detail
  }
}

/** What to print for anything thrown: a refusal's own words, or our fault with its stack. */
export function describeFailure(thrown: unknown): string {
  if (thrown instanceof Refusal) return [thrown.detail.trimEnd(), thrown.message].join('\n').trim()
  if (thrown instanceof Error) return thrown.stack ?? thrown.message
  return String(thrown)
}
