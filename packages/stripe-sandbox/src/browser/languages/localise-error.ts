import type { StripeError } from '@stripe/stripe-js'
import { DECLINES, type Decline } from './declines.ts'
import type { Language } from './language.ts'

/**
 * The API's refusal in the shopper's language, as Stripe.js hands it to the page. An error that is
 * not about the shopper's card is for the developer and stays as it is.
 */
export function localiseError(error: StripeError, language: Language): StripeError {
  const declines = DECLINES[language]
  const known = [error.decline_code, error.code].find(
    (code): code is Decline => code !== undefined && Object.hasOwn(declines, code),
  )
  // English is the API's own language, whose words may say more than the table.
  if (known === undefined || language === 'en') return error
  return { ...error, message: declines[known] }
}
