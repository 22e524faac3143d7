import type { ElementOptions } from '../shared/protocol.ts'
import { visibleAddressFields } from '../shared/visible-address.ts'
import type { CollectedAddress } from './confirm-params.ts'
import { countriesIn, countryOfLanguage } from './countries.ts'
import { setUpField, type FieldSettings } from './field.ts'
import { required } from './form-dom.ts'
import { postalCodeProblem, postalRuleOf } from './postal-code.ts'

/** Country and, where banks check it, postal code: as far as the merchant leaves them to the form. */
export function setUpAddressFields(settings: FieldSettings) {
  const country = required('Field-countryInput', HTMLSelectElement)
  const postalCode = required('Field-postalCodeInput', HTMLInputElement)
  const countryBox = required('Field-country', HTMLElement)
  const postalCodeBox = required('Field-postalCode', HTMLElement)
  const postalCodeLabel = document.querySelector('label[for="Field-postalCodeInput"]')
  let visible = visibleAddressFields()

  country.append(...countriesIn('en').map(({ code, name }) => new Option(name, code)))
  country.value = countryOfLanguage(navigator.language) ?? 'US'

  const asksPostalCode = () => visible.postalCode && postalRuleOf(country.value) !== null

  function show() {
    countryBox.hidden = !visible.country
    postalCodeBox.hidden = !asksPostalCode()
    const rule = postalRuleOf(country.value)
    if (!rule) return
    if (postalCodeLabel) postalCodeLabel.textContent = settings.texts[rule.label]
    postalCode.placeholder = rule.placeholder
    postalCode.inputMode = rule.inputMode
  }
  country.addEventListener('input', show)
  show()

  const fields = [
    setUpField('country', { ...settings, findProblem: () => null }),
    setUpField('postalCode', {
      ...settings,
      findProblem: (text) => (asksPostalCode() ? postalCodeProblem(text, country.value) : null),
    }),
  ]

  return {
    fields,
    update({ fields: shown }: ElementOptions) {
      visible = visibleAddressFields(shown?.billingDetails)
      show()
    },
    setDefaults({ defaultValues }: ElementOptions) {
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
