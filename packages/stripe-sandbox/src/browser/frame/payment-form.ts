import type { StripeError } from '@stripe/stripe-js'
import type { ChangeDetails, ElementOptions } from '../shared/protocol.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { visibleAddressFields } from './billing-fields.ts'
import { showBrandChips } from './brand-chips.ts'
import { brandRuleOf } from './card-brand.ts'
import { expiryProblem, formatExpiry, parseExpiry } from './card-expiry.ts'
import {
  cardNumberProblem,
  digitsOf,
  formatCardNumber,
  isFinishedCardNumber,
} from './card-number.ts'
import type { CardDetails, CollectedAddress } from './confirm-params.ts'
import { countriesIn, countryOfLanguage } from './countries.ts'
import { setUpField, type Field, type FieldName } from './field.ts'
import { required } from './form-dom.ts'
import { fieldOfCardError } from './card-errors.ts'
import { postalCodeProblem, postalRuleOf } from './postal-code.ts'
import { textsFor } from './texts.ts'
import { advanceWhen, formatWhileTyping } from './typing.ts'

export type PaymentForm = ReturnType<typeof setUpPaymentForm>

/** The card form of this frame's page. The digits stay in its inputs until `collect`. */
export function setUpPaymentForm(locale: string | undefined, onChange: () => void) {
  const texts = textsFor(locale)
  const number = required('Field-numberInput', HTMLInputElement)
  const expiry = required('Field-expiryInput', HTMLInputElement)
  const cvc = required('Field-cvcInput', HTMLInputElement)
  const country = required('Field-countryInput', HTMLSelectElement)
  const postalCode = required('Field-postalCodeInput', HTMLInputElement)
  let visible = visibleAddressFields()

  writeTexts(texts)
  country.append(...countriesIn('en').map(({ code, name }) => new Option(name, code)))
  country.value = countryOfLanguage(navigator.language) ?? 'US'

  // Before the fields' own listeners: those check what is formatted already.
  formatWhileTyping(number, formatCardNumber)
  formatWhileTyping(expiry, formatExpiry)
  formatWhileTyping(cvc, (text) => digitsOf(text).slice(0, cvcLength()))

  const cvcLength = () => brandRuleOf(digitsOf(number.value)).cvcLength
  const findProblem = {
    number: cardNumberProblem,
    expiry: (text: string) => expiryProblem(text, new Date()),
    cvc: (text: string) => (text.length === cvcLength() ? null : 'incomplete_cvc'),
    country: () => null,
    postalCode: (text: string) =>
      visible.postalCode ? postalCodeProblem(text, country.value) : null,
  } as const satisfies Record<FieldName, Field['problem'] | ((text: string) => unknown)>

  const names = ['number', 'expiry', 'cvc', 'country', 'postalCode'] as const
  const fields = names.map((name) =>
    setUpField({
      name,
      findProblem: findProblem[name],
      textOf: (problem) => texts.problems[problem],
      onChange: () => {
        if (name === 'number') fitToBrand()
        if (name === 'country') showPostalCode()
        onChange()
      },
    }),
  )
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

  function fitToBrand() {
    const digits = digitsOf(number.value)
    cvc.value = cvc.value.slice(0, cvcLength())
    showBrandChips(required('brand-chips', HTMLElement), brandRuleOf(digits).brand, digits === '')
  }

  function showPostalCode() {
    const rule = postalRuleOf(country.value)
    required('Field-country', HTMLElement).hidden = !visible.country
    required('Field-postalCode', HTMLElement).hidden = !visible.postalCode || rule === null
    if (!rule) return
    const label = document.querySelector('label[for="Field-postalCodeInput"]')
    if (label) label.textContent = texts[rule.label]
    postalCode.placeholder = rule.placeholder
    postalCode.inputMode = rule.inputMode
  }
  fitToBrand()
  showPostalCode()

  /** Shows what is missing and goes to the first of it; throws it as validation_error. */
  function validate(): void {
    const problems = fields.map((field) => ({ field, problem: field.problem() }))
    for (const { field, problem } of problems) {
      field.showError(problem === null ? null : texts.problems[problem])
    }
    const first = problems.find(({ problem }) => problem !== null)
    if (!first?.problem) return
    first.field.control.focus()
    const message = texts.problems[first.problem]
    throw new StripeFailure({ type: 'validation_error', code: first.problem, message })
  }

  return {
    validate,
    update(options: ElementOptions) {
      visible = visibleAddressFields(options.fields?.billingDetails)
      required('payment-fields', HTMLFieldSetElement).disabled = options.readOnly === true
      showLayout(options.layout)
      showPostalCode()
    },
    setDefaults({ defaultValues }: ElementOptions) {
      const address = defaultValues?.billingDetails?.address
      if (address?.country) country.value = address.country
      if (address?.postal_code) postalCode.value = address.postal_code
      // Defaults are as if typed: labels float and the postal code fits the country.
      for (const { control } of fields) control.dispatchEvent(new Event('input'))
    },
    describe(): ChangeDetails {
      const isEmpty = [number, expiry, cvc].every(({ value }) => value === '')
      const isComplete = fields.every(({ problem }) => problem() === null)
      return { empty: isEmpty, complete: isComplete, collapsed: false, value: { type: 'card' } }
    },
    collect(): { card: CardDetails; address: CollectedAddress } {
      validate()
      const { month, year } = parseExpiry(expiry.value) ?? { month: 0, year: 0 }
      const hasPostalCode = visible.postalCode && postalRuleOf(country.value) !== null
      return {
        card: {
          number: digitsOf(number.value),
          exp_month: month,
          exp_year: year,
          cvc: cvc.value,
        },
        address: {
          ...(visible.country && { country: country.value }),
          ...(hasPostalCode && { postal_code: postalCode.value.trim().toUpperCase() }),
        },
      }
    },
    /** What the bank says of one field is shown there; the rest is the merchant's to show. */
    showCardError(error: StripeError) {
      const name = fieldOfCardError(error)
      const field = fields.find((candidate) => candidate.name === name)
      field?.showError(error.message ?? null)
    },
    focusFirst: () => number.focus(),
    clear() {
      for (const field of fields) {
        if (field.name !== 'country') field.control.value = ''
        field.showError(null)
        field.control.dispatchEvent(new Event('input'))
      }
    },
  }
}

function writeTexts(texts: ReturnType<typeof textsFor>): void {
  required('card-heading', HTMLElement).textContent = texts.card
  const labels = {
    number: texts.cardNumber,
    expiry: texts.expiry,
    cvc: texts.cvc,
    country: texts.country,
    postalCode: texts.postalCode,
  }
  for (const [name, text] of Object.entries(labels)) {
    const label = document.querySelector(`label[for="Field-${name}Input"]`)
    if (label) label.textContent = text
  }
  required('Field-expiryInput', HTMLInputElement).placeholder = texts.expiryPlaceholder
  required('Field-cvcInput', HTMLInputElement).placeholder = texts.cvcPlaceholder
}

/** In an accordion the lone method is a box with a heading; in tabs a lone tab is not shown. */
function showLayout(layout: ElementOptions['layout']): void {
  const type = typeof layout === 'object' ? layout.type : layout
  required('card-method', HTMLElement).classList.toggle('AccordionItem', type !== 'tabs')
  required('card-header', HTMLElement).hidden = type === 'tabs'
}
