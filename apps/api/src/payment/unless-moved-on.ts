/** False: the intent was paid or canceled under our hands, and its next reading says how it stands. */
export async function unlessMovedOn(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'payment_intent_unexpected_state') throw error
    return false
  }
}
