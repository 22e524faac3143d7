import type { GroupOptions } from '../shared/protocol.ts'
import type { PaymentOptions } from '../shared/payment-protocol.ts'
import { visibleAddressFields } from '../shared/visible-address.ts'
import { countriesIn, countryOfLanguage } from './countries.ts'
import { makeField, makeInput, makeSelect, type FieldSettings } from './field.ts'
import { postalCodeProblem, postalRuleOf } from './postal-code.ts'

type CollectedAddress = { country?: string; postal_code?: string }

/** Country and, where banks check it, postal code: as far as the merchant leaves them to the form. */
export function makeAddressFields(settings: FieldSettings) {
  const { texts } = settings
  const country = makeSelect(
    'country',
    countriesIn(document.documentElement.lang).map(({ code, name }) => ({
      value: code,
      text: name,
    })),
    { autocomplete: 'billing country', 'aria-required': 'true' },
  )
  country.value = countryOfLanguage(navigator.language) ?? 'US'
  const postalCode = makeInput('postalCode', {
    class: 'Input Input--postalCode',
    autocomplete: 'billing postal-code',
    'aria-required': 'true',
  })
  let visible = visibleAddressFields()
  const asksPostalCode = () => visible.postalCode && postalRuleOf(country.value) !== null

  const countryField = makeField(country, {
    ...settings,
    label: texts.country,
    width: 'grow',
    findProblem: () => null,
  })
  const postalCodeField = makeField(postalCode, {
    ...settings,
    label: texts.postalCode,
    width: 'grow',
    findProblem: (text) => (asksPostalCode() ? postalCodeProblem(text, country.value) : null),
  })
  const fields = [countryField, postalCodeField]

  function show() {
    countryField.box.hidden = !visible.country
    postalCodeField.box.hidden = !asksPostalCode()
    const rule = postalRuleOf(country.value)
    if (!rule) return
    postalCodeField.setLabel(texts[rule.label])
    postalCode.placeholder = rule.placeholder
    postalCode.inputMode = rule.inputMode
  }
  country.addEventListener('input', show)
  show()

  return {
    fields,
    update({ fields: shown }: PaymentOptions, { hasBillingAddress }: GroupOptions) {
      const asked = hasBillingAddress ? 'never' : shown?.billingDetails
      visible = visibleAddressFields(asked)
      show()
    },
    setDefaults({ defaultValues }: PaymentOptions) {
      const address = defaultValues?.billingDetails?.address
      if (address?.country) country.value = address.country
      if (address?.postal_code) postalCode.value = address.postal_code
      // As if typed: the label floats, and the postal code is the country's.
      for (const { control } of fields) control.dispatchEvent(new Event('input'))
    },
    collect: (): CollectedAddress => ({
      ...(visible.country && { country: country.value }),
      ...(asksPostalCode() && { postal_code: postalCode.value.trim().toUpperCase() }),
    }),
  }
}
