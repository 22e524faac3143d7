import { showBrandChips } from './brand-chips.ts'
import { brandRuleOf } from './card-brand.ts'
import { expiryProblem, formatExpiry, parseExpiry } from './card-expiry.ts'
import {
  cardNumberProblem,
  digitsOf,
  formatCardNumber,
  isFinishedCardNumber,
} from './card-number.ts'
import type { CardDetails } from './confirm-params.ts'
import { setUpField, type FieldSettings } from './field.ts'
import { required } from './form-dom.ts'
import { advanceWhen, formatWhileTyping } from './typing.ts'

/** Number, expiry and security code. The digits stay in these inputs until `collect`. */
export function setUpCardFields(settings: FieldSettings) {
  const number = required('Field-numberInput', HTMLInputElement)
  const expiry = required('Field-expiryInput', HTMLInputElement)
  const cvc = required('Field-cvcInput', HTMLInputElement)
  const chips = required('brand-chips', HTMLElement)

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
    setUpField('number', { ...settings, findProblem: cardNumberProblem }),
    setUpField('expiry', { ...settings, findProblem: (text) => expiryProblem(text, new Date()) }),
    setUpField('cvc', {
      ...settings,
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
