import { countryOfLanguage } from '../countries.ts'
import { brandRuleOf, type CardBrand } from '../card-brand.ts'
import { expiryProblem, formatExpiry } from '../card-expiry.ts'
import {
  cardNumberProblem,
  digitsOf,
  formatCardNumber,
  isFinishedCardNumber,
} from '../card-number.ts'
import { postalCodeProblem, postalRuleOf } from '../postal-code.ts'
import type { Problem, Texts } from '../texts.ts'
import { advanceWhen, formatWhileTyping } from '../typing.ts'
import { makeCardInput, type CardInput } from './card-input.ts'

type Settings = { texts: Texts; onChange: () => void; brand: () => CardBrand }
type Inputs = { number: CardInput; expiry: CardInput; cvc: CardInput; postal: CardInput }

const LONGEST_CVC = 4

/** The four inputs that a Card Element may have, with the names that Stripe's have. */
export function makeCardInputs({ texts, onChange, brand }: Settings): Inputs {
  const { cardElement } = texts
  const country = countryOfLanguage(navigator.language) ?? 'US'
  const isZip = country === 'US'

  function cvcProblem(text: string): Problem | null {
    const known = brand()
    // Until the number tells, either length will do.
    if (known === 'unknown') return text.length >= 3 ? null : 'incomplete_cvc'
    return text.length === cvcLengthOf(known) ? null : 'incomplete_cvc'
  }

  function postalProblem(text: string): Problem | null {
    if (postalRuleOf(country)) return postalCodeProblem(text, country)
    return text.trim() === '' ? 'incomplete_postal_code' : null
  }

  const number = makeCardInput({
    texts,
    onChange,
    name: 'cardnumber',
    label: cardElement.number,
    placeholder: cardElement.numberPlaceholder,
    autocomplete: 'cc-number',
    findProblem: cardNumberProblem,
  })
  const expiry = makeCardInput({
    texts,
    onChange,
    name: 'exp-date',
    label: cardElement.expiry,
    placeholder: texts.expiryPlaceholder,
    autocomplete: 'cc-exp',
    findProblem: (text) => expiryProblem(text, new Date()),
  })
  const cvc = makeCardInput({
    texts,
    onChange,
    name: 'cvc',
    label: cardElement.cvc,
    placeholder: texts.cvcPlaceholder,
    autocomplete: 'cc-csc',
    findProblem: cvcProblem,
  })
  const postal = makeCardInput({
    texts,
    onChange,
    name: 'postal',
    label: isZip ? cardElement.zip : cardElement.postal,
    placeholder: isZip ? cardElement.zipPlaceholder : cardElement.postalPlaceholder,
    autocomplete: 'billing postal-code',
    findProblem: postalProblem,
  })
  postal.input.inputMode = postalRuleOf(country)?.inputMode ?? 'text'
  return { number, expiry, cvc, postal }
}

/** Keeps what is typed in its format. */
export function formatCardInputs({ number, expiry, cvc }: Inputs, brand: () => CardBrand): void {
  formatWhileTyping(number.input, formatCardNumber)
  formatWhileTyping(expiry.input, formatExpiry)
  formatWhileTyping(cvc.input, (text) => digitsOf(text).slice(0, cvcLengthOf(brand())))
}

/** Goes from one input to the next once it can take no more. */
export function chainCardInputs({ number, expiry, cvc, postal }: Inputs): void {
  advanceWhen(
    number.input,
    () => isFinishedCardNumber(number.input.value),
    () => expiry.input,
  )
  advanceWhen(
    expiry.input,
    () => expiry.problem() === null,
    () => cvc.input,
  )
  advanceWhen(
    cvc.input,
    () => cvc.problem() === null && postal.box.isConnected && !postal.box.hidden,
    () => postal.input,
  )
}

export function cvcLengthOf(brand: CardBrand): number {
  if (brand === 'unknown') return LONGEST_CVC
  return brand === 'amex' ? 4 : 3
}

export function brandOf(number: string): CardBrand {
  return brandRuleOf(digitsOf(number)).brand
}
