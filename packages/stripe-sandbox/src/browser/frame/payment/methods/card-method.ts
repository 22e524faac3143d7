import { makeAddressFields } from '../../address-fields.ts'
import { fieldOfCardError } from '../../card-errors.ts'
import { makeCardFields } from '../../card-fields.ts'
import { makeElement } from '../../form-dom.ts'
import { drawCard } from '../../icons.ts'
import { fillTerms, makeTerms } from '../terms.ts'
import type { MakeMethod } from './method-form.ts'

export const makeCardMethod: MakeMethod = (session, settings) => {
  const { texts } = settings
  const card = makeCardFields(settings)
  const address = makeAddressFields(settings)
  const fields = [...card.fields, ...address.fields]
  const terms = makeTerms()
  const grid = makeElement('div', { class: 'Grid' }, ...fields.map(({ box }) => box))
  address.setDefaults(session.element)

  return {
    type: 'card',
    label: texts.card,
    icon: drawCard(),
    content: makeElement('div', {}, grid, terms),
    fields,
    update() {
      address.update(session.element)
      fillTerms(terms, session, { text: texts.methods.cardTerms, option: 'card' })
    },
    isEmpty: card.isEmpty,
    collect: () => ({
      payment_method_data: {
        type: 'card',
        card: card.collect() ?? {},
        billing_details: { address: address.collect() },
      },
    }),
    focus: card.focus,
    showRefusal(error) {
      const name = fieldOfCardError(error)
      const field = fields.find((candidate) => candidate.name === name)
      field?.showError(error.message ?? null)
    },
  }
}
