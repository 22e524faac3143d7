import { showBrandChips } from './brand-chips.ts'
import { brandRuleOf } from './card-brand.ts'
import { expiryProblem, formatExpiry, parseExpiry } from './card-expiry.ts'
import {
  cardNumberProblem,
  digitsOf,
  formatCardNumber,
  isFinishedCardNumber,
} from './card-number.ts'
import { makeField, makeInput, type FieldSettings } from './field.ts'
import { makeElement } from './form-dom.ts'
import { drawCvc } from './icons.ts'
import { advanceWhen, formatWhileTyping } from './typing.ts'

type CardDetails = { number: string; exp_month: number; exp_year: number; cvc: string }

/** Number, expiry and security code. The digits stay in these inputs until `collect`. */
export function makeCardFields(settings: FieldSettings) {
  const { texts } = settings
  const number = makeInput('number', {
    class: 'Input Input--number',
    inputmode: 'numeric',
    autocomplete: 'cc-number',
    placeholder: '1234 1234 1234 1234',
    'aria-required': 'true',
  })
  const expiry = makeInput('expiry', {
    inputmode: 'numeric',
    autocomplete: 'cc-exp',
    placeholder: texts.expiryPlaceholder,
    'aria-required': 'true',
  })
  const cvc = makeInput('cvc', {
    class: 'Input Input--cvc',
    inputmode: 'numeric',
    autocomplete: 'cc-csc',
    placeholder: texts.cvcPlaceholder,
    'aria-required': 'true',
  })
  const chips = makeElement('span', { class: 'BrandChips' })

  const brandRule = () => brandRuleOf(digitsOf(number.value))
  const fitCvc = (text: string) => digitsOf(text).slice(0, brandRule().cvcLength)

  // Before the fields' own listeners: those check what is formatted already.
  formatWhileTyping(number, formatCardNumber)
  formatWhileTyping(expiry, formatExpiry)
  formatWhileTyping(cvc, fitCvc)

  function showBrand() {
    showBrandChips(chips, brandRule().brand, number.value === '')
    cvc.value = fitCvc(cvc.value)
  }
  number.addEventListener('input', showBrand)
  showBrand()

  const fields = [
    makeField(number, {
      ...settings,
      label: texts.cardNumber,
      width: 'wide',
      ornament: chips,
      findProblem: cardNumberProblem,
    }),
    makeField(expiry, {
      ...settings,
      label: texts.expiry,
      findProblem: (text) => expiryProblem(text, new Date()),
    }),
    makeField(cvc, {
      ...settings,
      label: texts.cvc,
      ornament: drawCvc(),
      findProblem: (text) => (text.length === brandRule().cvcLength ? null : 'incomplete_cvc'),
    }),
  ]
  advanceWhen(
    number,
    () => isFinishedCardNumber(number.value),
    () => expiry,
  )
  advanceWhen(
    expiry,
    () => expiryProblem(expiry.value, new Date()) === null,
    () => cvc,
  )

  return {
    fields,
    isEmpty: () => [number, expiry, cvc].every(({ value }) => value === ''),
    focus: () => number.focus(),
    /** The card, or null while the expiry cannot be read. */
    collect(): CardDetails | null {
      const date = parseExpiry(expiry.value)
      if (!date) return null
      const { month: exp_month, year: exp_year } = date
      return { number: digitsOf(number.value), exp_month, exp_year, cvc: cvc.value }
    },
  }
}
