import { countriesIn, countryOfLanguage } from '../countries.ts'
import { makeField, makeInput, makeSelect, type Field, type FieldSettings } from '../field.ts'
import { emailProblem } from '../link-authentication/email.ts'
import type { PaymentSession } from './methods/method-form.ts'

/** A field whose value goes into billing_details, unless the merchant keeps it to itself. */
export type BillingField = Field & {
  update: () => void
  collect: () => { address?: object; [detail: string]: unknown }
}

type TextDetail = 'name' | 'email'

const ATTRIBUTES: Record<TextDetail, Record<string, string>> = {
  name: { autocomplete: 'billing name', autocapitalize: 'words' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'billing email' },
}

export function makeBillingField(
  detail: TextDetail,
  session: PaymentSession,
  settings: FieldSettings,
): BillingField {
  const { texts } = settings
  const control = makeInput(detail, {
    ...ATTRIBUTES[detail],
    'aria-required': 'true',
    placeholder: detail === 'email' ? texts.emailPlaceholder : texts.address.fullNamePlaceholder,
  })
  control.value = session.element.defaultValues?.billingDetails?.[detail] ?? ''
  const isAsked = () => optionFor(session, detail) !== 'never'
  const field = makeField(control, {
    ...settings,
    label: detail === 'email' ? texts.email : texts.address.fullName,
    width: 'wide',
    findProblem: (text) => {
      if (!isAsked()) return null
      if (detail === 'email') return emailProblem(text)
      return text.trim() === '' ? 'incomplete_field' : null
    },
  })
  return {
    ...field,
    update: () => {
      field.box.hidden = !isAsked()
    },
    collect: () => (isAsked() ? { [detail]: control.value.trim() } : {}),
  }
}

export function makeCountryField(session: PaymentSession, settings: FieldSettings): BillingField {
  const countries = countriesIn(document.documentElement.lang || 'en')
  const control = makeSelect(
    'country',
    countries.map(({ code, name }) => ({ value: code, text: name })),
    { autocomplete: 'billing country', 'aria-required': 'true' },
  )
  const given = session.element.defaultValues?.billingDetails?.address?.country
  control.value = given ?? countryOfLanguage(navigator.language) ?? 'US'
  const isAsked = () => countryOption(session) !== 'never'
  const field = makeField(control, {
    ...settings,
    label: settings.texts.country,
    width: 'wide',
    findProblem: () => null,
  })
  return {
    ...field,
    update: () => {
      field.box.hidden = !isAsked()
    },
    collect: () => (isAsked() ? { address: { country: control.value } } : {}),
  }
}

function optionFor({ element }: PaymentSession, detail: TextDetail): string {
  const option = element.fields?.billingDetails ?? 'auto'
  return typeof option === 'object' ? (option[detail] ?? 'auto') : option
}

function countryOption({ element }: PaymentSession): string {
  const option = element.fields?.billingDetails ?? 'auto'
  const address = typeof option === 'object' ? (option.address ?? 'auto') : option
  return typeof address === 'object' ? (address.country ?? 'auto') : address
}

/** What several fields say of the payer, as one. */
export function collectBilling(fields: BillingField[]): ReturnType<BillingField['collect']> {
  return Object.assign({}, ...fields.map((field) => field.collect()))
}
