import type { Problem } from '../texts.ts'

const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1]

export function digits(text: string): string {
  return text.replaceAll(/\D/g, '')
}

/** Nine digits whose weighted sum ends in 0 (ABA routing transit number). */
export function routingNumberProblem(text: string): Problem | null {
  if (text.length < WEIGHTS.length) return 'incomplete_routing_number'
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return sum % 10 === 0 && sum > 0 ? null : 'invalid_routing_number'
}

/** Banks use 4 to 17 digits. */
export function accountNumberProblem(text: string): Problem | null {
  return text.length < 4 ? 'incomplete_account_number' : null
}
