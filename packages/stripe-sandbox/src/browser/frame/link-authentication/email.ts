import type { Problem } from '../texts.ts'

/** As HTML has it for `type=email`, and with a dot in the domain, as mail on the internet has. */
const COMPLETE =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i

export function emailProblem(text: string): Problem | null {
  const email = text.trim()
  if (COMPLETE.test(email)) return null
  // Who has typed an @ and a domain has made a mistake; who has not is not done yet.
  return /^[^@]+@[^@]+\.[^@.]{2,}$|\s|@.*@/.test(email) ? 'invalid_email' : 'incomplete_email'
}
