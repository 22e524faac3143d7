import { StripeFailure } from '../shared/stripe-failure.ts'
import type { Problem, Texts } from './texts.ts'

/** What `elements.submit()` and a confirmation answer while a field is not as it has to be. */
export function validationError(code: Problem, texts: Texts): StripeFailure {
  return new StripeFailure({ type: 'validation_error', code, message: texts.problems[code] })
}
