import { makeField, makeInput } from '../../field.ts'
import { makeElement } from '../../form-dom.ts'
import { drawBank } from '../../icons.ts'
import { formatWhileTyping } from '../../typing.ts'
import { collectBilling, makeBillingField } from '../billing-fields.ts'
import { formatIban, ibanProblem, plainIban } from '../iban.ts'
import { ACCEPTED_HERE, fillTerms, makeTerms } from '../terms.ts'
import { focusFirst, isEmpty, type MakeMethod } from './method-form.ts'

export const makeSepaDebitMethod: MakeMethod = (session, settings) => {
  const { texts } = settings
  const iban = makeInput('iban', {
    class: 'Input Input--iban',
    autocomplete: 'off',
    autocapitalize: 'characters',
    placeholder: 'AT61 1904 3002 3457 3201',
    'aria-required': 'true',
  })
  formatWhileTyping(iban, formatIban)
  const ibanField = makeField(iban, {
    ...settings,
    label: texts.methods.iban,
    width: 'wide',
    findProblem: ibanProblem,
  })
  const billing = [
    makeBillingField('name', session, settings),
    makeBillingField('email', session, settings),
  ]
  const fields = [ibanField, ...billing]
  const terms = makeTerms()
  const grid = makeElement('div', { class: 'Grid' }, ...fields.map(({ box }) => box))

  return {
    type: 'sepa_debit',
    label: texts.methods.sepaDebit,
    icon: drawBank(),
    content: makeElement('div', {}, grid, terms),
    fields,
    update() {
      for (const field of billing) field.update()
      const text = texts.methods.sepaTerms
      fillTerms(terms, session, { text, option: 'sepaDebit', isMandate: true })
    },
    isEmpty: () => isEmpty(fields),
    collect: () => ({
      payment_method_data: {
        type: 'sepa_debit',
        sepa_debit: { iban: plainIban(iban.value) },
        billing_details: collectBilling(billing),
      },
      also: { mandate_data: ACCEPTED_HERE },
    }),
    focus: () => focusFirst(fields),
  }
}
