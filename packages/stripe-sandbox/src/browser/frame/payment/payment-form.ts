import type { StripeError } from '@stripe/stripe-js'
import type { PaymentChange, PaymentOptions } from '../../shared/payment-protocol.ts'
import { makeAddressFields } from '../address-fields.ts'
import { fieldOfCardError } from '../card-errors.ts'
import { makeCardFields } from '../card-fields.ts'
import type { ElementForm, Session } from '../element-frame.ts'
import { makeElement, required } from '../form-dom.ts'
import { drawCard } from '../icons.ts'
import { textsFor, type Texts } from '../texts.ts'
import { validationError } from '../validation-error.ts'
import type { CardDetails, CollectedAddress } from './confirm-params.ts'

export type PaymentForm = ElementForm<PaymentChange> & {
  /** What the shopper typed; throws validation_error while something is missing. */
  collect: () => { card: CardDetails; address: CollectedAddress }
  /** What the bank says of one field is shown there; the rest is the merchant's to show. */
  showCardError: (error: StripeError) => void
}

export function makePaymentForm(
  session: Session<PaymentOptions>,
  onChange: () => void,
): PaymentForm {
  const texts = textsFor(session.group.locale)
  const card = makeCardFields({ texts, onChange })
  const address = makeAddressFields({ texts, onChange })
  const fields = [...card.fields, ...address.fields]
  const header = makeHeader(texts)
  const grid = makeElement('div', { class: 'Grid' }, ...fields.map(({ box }) => box))
  const method = makeElement('div', { class: 'AccordionItem' }, header, grid)
  const fieldset = makeElement('fieldset', {}, method)
  required('element-form', HTMLFormElement).append(fieldset)
  address.setDefaults(session.element)

  const firstProblem = () => fields.find(({ problem }) => problem() !== null)

  function validate(): void {
    for (const field of fields) field.check()
    const problem = firstProblem()?.problem()
    if (problem) throw validationError(problem, texts)
  }

  return {
    validate,
    update() {
      const { layout, readOnly } = session.element
      address.update(session.element)
      // In an accordion the lone method is a box with a heading; in tabs a lone tab is not shown.
      const isTabs = (typeof layout === 'object' ? layout.type : layout) === 'tabs'
      method.classList.toggle('AccordionItem', !isTabs)
      header.hidden = isTabs
      fieldset.disabled = readOnly === true
    },
    describe: () => ({
      empty: card.isEmpty(),
      complete: fields.every(({ problem }) => problem() === null),
      collapsed: false,
      value: { type: 'card' },
    }),
    collect() {
      validate()
      const details = card.collect()
      if (!details) throw validationError('incomplete_expiry', texts)
      return { card: details, address: address.collect() }
    },
    showCardError(error) {
      const name = fieldOfCardError(error)
      const field = fields.find((candidate) => candidate.name === name)
      field?.showError(error.message ?? null)
    },
    focus: () => card.focus(),
    focusProblem: () => firstProblem()?.control.focus(),
    clear() {
      for (const field of fields) if (field.name !== 'country') field.clear()
    },
  }
}

function makeHeader(texts: Texts): HTMLElement {
  const heading = makeElement('span', {}, texts.card)
  const attributes = { class: 'AccordionHeader', 'data-value': 'card', 'data-testid': 'card' }
  return makeElement('div', attributes, drawCard(), heading)
}
