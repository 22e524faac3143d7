import { makeField, makeInput, makeSelect } from '../../field.ts'
import { makeElement } from '../../form-dom.ts'
import { drawBank } from '../../icons.ts'
import { formatWhileTyping } from '../../typing.ts'
import { collectBilling, makeBillingField } from '../billing-fields.ts'
import { ACCEPTED_HERE, fillTerms, makeTerms } from '../terms.ts'
import { accountNumberProblem, digits, routingNumberProblem } from '../us-account.ts'
import { focusFirst, isEmpty, type MakeMethod } from './method-form.ts'

/** By account and routing number: Stripe's own form offers to link the account at the bank first. */
export const makeUsBankAccountMethod: MakeMethod = (session, settings) => {
  const { texts } = settings
  const numbers = { inputmode: 'numeric', autocomplete: 'off', 'aria-required': 'true' }
  const routing = makeInput('routingNumber', { ...numbers, placeholder: '110000000' })
  const account = makeInput('accountNumber', { ...numbers, placeholder: '000123456789' })
  const holder = makeSelect('accountHolderType', [
    { value: 'individual', text: texts.methods.individual },
    { value: 'company', text: texts.methods.company },
  ])
  formatWhileTyping(routing, (text) => digits(text).slice(0, 9))
  formatWhileTyping(account, (text) => digits(text).slice(0, 17))
  const billing = [
    makeBillingField('name', session, settings),
    makeBillingField('email', session, settings),
  ]
  const fields = [
    ...billing,
    makeField(routing, {
      ...settings,
      label: texts.methods.routingNumber,
      width: 'grow',
      findProblem: routingNumberProblem,
    }),
    makeField(account, {
      ...settings,
      label: texts.methods.accountNumber,
      width: 'grow',
      findProblem: accountNumberProblem,
    }),
    makeField(holder, {
      ...settings,
      label: texts.methods.accountHolderType,
      width: 'wide',
      findProblem: () => null,
    }),
  ]
  const terms = makeTerms()
  const grid = makeElement('div', { class: 'Grid' }, ...fields.map(({ box }) => box))

  return {
    type: 'us_bank_account',
    label: texts.methods.usBankAccount,
    icon: drawBank(),
    content: makeElement('div', {}, grid, terms),
    fields,
    update() {
      for (const field of billing) field.update()
      const text = texts.methods.achTerms
      fillTerms(terms, session, { text, option: 'usBankAccount', isMandate: true })
    },
    isEmpty: () => isEmpty(fields),
    collect: () => ({
      payment_method_data: {
        type: 'us_bank_account',
        us_bank_account: {
          account_holder_type: holder.value,
          account_number: account.value,
          routing_number: routing.value,
        },
        billing_details: collectBilling(billing),
      },
      also: { mandate_data: ACCEPTED_HERE },
    }),
    focus: () => focusFirst(fields),
  }
}
