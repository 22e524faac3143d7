import { makeAddressFields } from '../../address-fields.ts'
import { fieldOfCardError } from '../../card-errors.ts'
import { makeCardFields } from '../../card-fields.ts'
import { makeElement } from '../../form-dom.ts'
import { makeSaveBox } from '../save-box.ts'
import { drawCard } from '../../icons.ts'
import { fillTerms, makeTerms } from '../terms.ts'
import type { MakeMethod } from './method-form.ts'

export const makeCardMethod: MakeMethod = (session, settings) => {
  const { texts } = settings
  const card = makeCardFields(settings)
  const address = makeAddressFields(settings)
  const fields = [...card.fields, ...address.fields]
  const terms = makeTerms()
  const save = makeSaveBox(texts.methods.save, settings.onChange)
  const grid = makeElement('div', { class: 'Grid' }, ...fields.map(({ box }) => box))
  address.setDefaults(session.element)

  return {
    type: 'card',
    label: texts.card,
    icon: drawCard(),
    content: makeElement('div', {}, grid, save.box, terms),
    fields,
    update() {
      address.update(session.element, session.group)
      save.box.hidden = !session.offer.customer?.maySave
      fillTerms(terms, session, { text: texts.methods.cardTerms, option: 'card' })
    },
    isEmpty: card.isEmpty,
    // What the shopper may keep or not is told in the change event.
    describe: () => ({
      type: 'card',
      ...(session.offer.customer?.maySave && { savePaymentMethod: save.isTicked() }),
    }),
    collect: () => {
      const { customer } = session.offer
      const isSaved = customer?.maySave === true && save.isTicked()
      return {
        payment_method_data: {
          type: 'card',
          card: card.collect() ?? {},
          billing_details: { address: address.collect() },
          ...(isSaved && { allow_redisplay: 'always' }),
        },
        ...(isSaved && customer.saveUsage && { also: { setup_future_usage: customer.saveUsage } }),
      }
    },
    focus: card.focus,
    showRefusal(error) {
      const name = fieldOfCardError(error)
      const field = fields.find((candidate) => candidate.name === name)
      field?.showError(error.message ?? null)
    },
  }
}
