import type { AddressChange, AddressOptions, AddressValue } from '../../shared/address-protocol.ts'
import { countriesIn, countryOfLanguage } from '../countries.ts'
import type { ElementForm, Session } from '../element-frame.ts'
import { makeField, makeInput, makeSelect, type Field } from '../field.ts'
import { makeElement, required } from '../form-dom.ts'
import { textsFor } from '../texts.ts'
import { validationError } from '../validation-error.ts'
import { makeCountryPart } from './country-part.ts'
import { makeNameFields } from './name-fields.ts'
import { phoneProblem, toInternational } from './phone.ts'
import { latinRegion } from './regions.ts'

export type AddressForm = ElementForm<AddressChange> & {
  getValue: (format: 'latin' | 'localized' | undefined) => AddressValue
}

/** Name, country, address and phone, as the merchant's options and the country have them. */
export function makeAddressForm(
  session: Session<AddressOptions>,
  onChange: () => void,
): AddressForm {
  const texts = textsFor(session.group.locale)
  const { mode } = session.element
  const settings = { texts, onChange, mode }
  const grid = makeElement('div', { class: 'Grid' })
  required('element-form', HTMLFormElement).append(grid)

  const names = makeNameFields({ ...settings, display: () => session.element })
  const country = makeSelect('country', [], {
    autocomplete: `${mode} country`,
    'aria-required': 'true',
  })
  // Before the field's own listener, which tells what is in the form.
  country.addEventListener('input', () => show())
  const countryField = makeField(country, {
    ...settings,
    label: texts.address.country,
    findProblem: () => null,
  })
  const part = makeCountryPart({
    ...settings,
    country: () => country.value,
    blocksPoBox: () => session.element.blockPoBox === true,
  })
  const asksPhone = () => session.element.fields?.phone === 'always'
  const needsPhone = () => asksPhone() && session.element.validation?.phone?.required !== 'never'
  const phone = makeField(
    makeInput('phone', { type: 'tel', inputmode: 'tel', autocomplete: `${mode} tel` }),
    {
      ...settings,
      label: texts.address.phone,
      findProblem: (text) => phoneProblem(text, needsPhone()),
    },
  )

  const rows = (): Field[][] => [
    ...names.rows(),
    [countryField],
    ...part.rows(),
    ...(asksPhone() ? [[phone]] : []),
  ]
  const fields = () => rows().flat()
  const firstProblem = () => fields().find(({ problem }) => problem() !== null)

  function show() {
    part.follow()
    phone.setLabel(needsPhone() ? texts.address.phone : texts.address.phoneOptional)
    phone.control.setAttribute('aria-required', String(needsPhone()))
    for (const row of rows()) {
      for (const { box } of row) box.classList.toggle('Field--wide', row.length === 1)
    }
    placeInOrder(
      grid,
      fields().map(({ box }) => box),
    )
  }

  function offerCountries() {
    const allowed = session.element.allowedCountries
    const offered = countriesIn(document.documentElement.lang).filter(
      ({ code }) => !allowed?.length || allowed.includes(code),
    )
    const chosen = country.value
    country.replaceChildren(...offered.map(({ code, name }) => new Option(name, code)))
    const wished = [
      chosen,
      session.element.defaultValues?.address?.country,
      countryOfLanguage(navigator.language),
      'US',
    ]
    const first = wished.find((code) => offered.some((one) => one.code === code))
    if (first) country.value = first
  }

  function setDefaults() {
    const { address, phone: number } = session.element.defaultValues ?? {}
    names.setDefaults(session.element.defaultValues)
    part.set('addressLine1', address?.line1 ?? '')
    part.set('addressLine2', address?.line2 ?? '')
    part.set('locality', address?.city ?? '')
    part.set('administrativeArea', address?.state ?? '')
    part.set('postalCode', address?.postal_code ?? '')
    phone.control.value = number ?? ''
    phone.control.dispatchEvent(new Event('input'))
  }

  function value(format?: 'latin' | 'localized'): AddressChange['value'] {
    const state = part.valueOf('administrativeArea')
    return {
      ...names.value(),
      address: {
        line1: part.valueOf('addressLine1'),
        line2: part.valueOf('addressLine2') || null,
        city: part.valueOf('locality'),
        state: format === 'latin' ? latinRegion(country.value, state) : state,
        postal_code: part.valueOf('postalCode'),
        country: country.value,
      },
      ...(asksPhone() && { phone: toInternational(phone.control.value, country.value) }),
    }
  }

  const isComplete = () => !firstProblem()
  offerCountries()
  show()
  setDefaults()

  return {
    update() {
      offerCountries()
      show()
    },
    describe: () => ({
      elementMode: session.element.mode,
      empty: fields().every(({ control }) => control === country || control.value === ''),
      complete: isComplete(),
      isNewAddress: true,
      value: value(),
    }),
    getValue(format) {
      for (const field of fields()) field.check()
      return { complete: isComplete(), isNewAddress: true, value: value(format) }
    },
    validate() {
      for (const field of fields()) field.check()
      const problem = firstProblem()?.problem()
      if (problem) throw validationError(problem, texts)
    },
    focus: () => fields()[0]?.control.focus(),
    focusProblem: () => firstProblem()?.control.focus(),
    clear() {
      for (const field of fields()) if (field !== countryField) field.clear()
    },
  }
}

/** Moves only what is not in its place: a field that moves loses the focus. */
function placeInOrder(grid: HTMLElement, boxes: HTMLElement[]): void {
  for (const child of Array.from(grid.children)) {
    if (!boxes.some((box) => box === child)) child.remove()
  }
  boxes.forEach((box, place) => {
    if (grid.children[place] !== box) grid.insertBefore(box, grid.children[place] ?? null)
  })
}
