// Ways to pay at another site: there is little to fill in, and a word about what comes next.
import { makeElement } from '../../form-dom.ts'
import { drawIdeal, drawKlarna, drawRedirect } from '../../icons.ts'
import {
  collectBilling,
  makeBillingField,
  makeCountryField,
  type BillingField,
} from '../billing-fields.ts'
import { focusFirst, isEmpty, type MakeMethod, type MethodForm } from './method-form.ts'

export const makeIdealMethod: MakeMethod = (session, settings) =>
  redirectMethod({
    type: 'ideal',
    label: settings.texts.methods.ideal,
    icon: drawIdeal(),
    notice: settings.texts.methods.redirectNotice,
    billing: [makeBillingField('name', session, settings)],
  })

export const makeKlarnaMethod: MakeMethod = (session, settings) =>
  redirectMethod({
    type: 'klarna',
    label: settings.texts.methods.klarna,
    icon: drawKlarna(),
    notice: settings.texts.methods.redirectNotice,
    billing: [makeBillingField('email', session, settings), makeCountryField(session, settings)],
  })

type Redirect = Pick<MethodForm, 'type' | 'label' | 'icon'> & {
  notice: string
  billing: BillingField[]
}

function redirectMethod({ type, label, icon, notice, billing }: Redirect): MethodForm {
  const grid = makeElement('div', { class: 'Grid' }, ...billing.map(({ box }) => box))
  const text = makeElement('p', { class: 'RedirectText Text--redirect' }, drawRedirect(), notice)
  return {
    type,
    label,
    icon,
    content: makeElement('div', {}, grid, text),
    fields: billing,
    update: () => {
      for (const field of billing) field.update()
      grid.hidden = billing.every(({ box }) => box.hidden)
    },
    isEmpty: () => isEmpty(billing),
    collect: () => ({
      payment_method_data: { type, [type]: {}, billing_details: collectBilling(billing) },
    }),
    focus: () => focusFirst(billing),
  }
}
