import type { StripeError } from '@stripe/stripe-js'
import type { ChangeDetails, ElementOptions } from '../shared/protocol.ts'
import { StripeFailure } from '../shared/stripe-failure.ts'
import { setUpAddressFields } from './address-fields.ts'
import { fieldOfCardError } from './card-errors.ts'
import { setUpCardFields } from './card-fields.ts'
import type { CardDetails, CollectedAddress } from './confirm-params.ts'
import { required } from './form-dom.ts'
import { textsFor, type Problem, type Texts } from './texts.ts'

export type PaymentForm = ReturnType<typeof setUpPaymentForm>

/** The form of this frame's page. */
export function setUpPaymentForm(locale: string | undefined, onChange: () => void) {
  const texts = textsFor(locale)
  writeTexts(texts)
  const card = setUpCardFields({ texts, onChange })
  const address = setUpAddressFields({ texts, onChange })
  const fields = [...card.fields, ...address.fields]

  const firstProblem = () => fields.find(({ problem }) => problem() !== null)

  /** Shows what is missing; throws the first of it as validation_error. */
  function validate(): void {
    for (const field of fields) field.check()
    const problem = firstProblem()?.problem()
    if (!problem) return
    throw validationError(problem, texts)
  }

  return {
    validate,
    update(options: ElementOptions) {
      address.update(options)
      showLayout(options.layout)
      required('payment-fields', HTMLFieldSetElement).disabled = options.readOnly === true
    },
    setDefaults: (options: ElementOptions) => address.setDefaults(options),
    describe: (): ChangeDetails => ({
      empty: card.isEmpty(),
      complete: fields.every(({ problem }) => problem() === null),
      collapsed: false,
      value: { type: 'card' },
    }),
    /** What the shopper typed; throws validation_error while something is missing. */
    collect(): { card: CardDetails; address: CollectedAddress } {
      validate()
      const details = card.collect()
      if (!details) throw validationError('incomplete_expiry', texts)
      return { card: details, address: address.collect() }
    },
    /** What the bank says of one field is shown there; the rest is the merchant's to show. */
    showCardError(error: StripeError) {
      const name = fieldOfCardError(error)
      const field = fields.find((candidate) => candidate.name === name)
      field?.showError(error.message ?? null)
    },
    focus: () => card.focus(),
    focusProblem: () => firstProblem()?.control.focus(),
    clear() {
      for (const field of fields) {
        if (field.name !== 'country') field.control.value = ''
        field.showError(null)
        field.control.dispatchEvent(new Event('input'))
      }
    },
  }
}

function validationError(code: Problem, texts: Texts): StripeFailure {
  return new StripeFailure({ type: 'validation_error', code, message: texts.problems[code] })
}

function writeTexts(texts: Texts): void {
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
