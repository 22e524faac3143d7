import { makeField, makeInput, makeSelect, type Field, type FieldSettings } from '../field.ts'
import type { Texts } from '../texts.ts'
import { addressFormatOf, addressProblem, labelOf, type AddressPart } from './address-format.ts'
import { regionsOf, type Region } from './regions.ts'

type Settings = FieldSettings & {
  /** `shipping` or `billing`, as autofill knows addresses. */
  mode: string
  country: () => string
  blocksPoBox: () => boolean
}

const AUTOFILL: Record<AddressPart, string> = {
  addressLine1: 'address-line1',
  addressLine2: 'address-line2',
  locality: 'address-level2',
  administrativeArea: 'address-level1',
  postalCode: 'postal-code',
}

/** The fields of an address whose order, labels and rules are the country's. */
export function makeCountryPart(settings: Settings) {
  const { texts } = settings
  const placeholders: Partial<Record<AddressPart, string>> = {
    addressLine1: texts.address.line1Placeholder,
    addressLine2: texts.address.line2Placeholder,
  }
  const grids = new Map<AddressPart, Field>()
  let country = ''

  function attributesOf(part: AddressPart) {
    const isRequired = addressFormatOf(settings.country()).required.includes(part)
    return {
      autocomplete: `${settings.mode} ${AUTOFILL[part]}`,
      ...(placeholders[part] !== undefined && { placeholder: placeholders[part] }),
      'aria-required': String(isRequired),
    }
  }

  function make(part: AddressPart): Field {
    const regions = part === 'administrativeArea' ? regionsOf(settings.country()) : null
    const control = regions
      ? makeSelect(part, choices(regions, settings), attributesOf(part))
      : makeInput(part, attributesOf(part))
    return makeField(control, {
      ...settings,
      label: texts.address[labelOf(part, addressFormatOf(settings.country()))],
      findProblem: (text) =>
        addressProblem(part, text, {
          country: settings.country(),
          blocksPoBox: settings.blocksPoBox(),
        }),
    })
  }

  /** Fields that both countries have keep what was typed; a region does not move with them. */
  function follow() {
    if (country === settings.country()) return
    country = settings.country()
    grids.delete('administrativeArea')
    const format = addressFormatOf(country)
    for (const part of format.rows.flat()) {
      const field = grids.get(part) ?? make(part)
      grids.set(part, field)
      field.setLabel(texts.address[labelOf(part, format)])
      field.control.setAttribute('aria-required', String(format.required.includes(part)))
      if (part === 'postalCode') field.control.inputMode = format.postal?.inputMode ?? 'text'
      // What is wrong in one country may be right in the next.
      field.showError(null)
    }
  }

  return {
    follow,
    rows: (): Field[][] =>
      addressFormatOf(country).rows.map((row) => row.flatMap((part) => grids.get(part) ?? [])),
    valueOf: (part: AddressPart): string => {
      const isShown = addressFormatOf(country).rows.flat().includes(part)
      return isShown ? (grids.get(part)?.control.value.trim() ?? '') : ''
    },
    set(part: AddressPart, value: string) {
      const control = grids.get(part)?.control
      if (!control) return
      control.value = value
      control.dispatchEvent(new Event('input'))
    },
  }
}

function choices(regions: readonly Region[], { texts, country }: Settings) {
  const readsLocal = readsNamesOf(country(), texts)
  return [
    { value: '', text: texts.address.choose },
    ...regions.map(({ code, latin }) => ({ value: code, text: readsLocal ? code : latin })),
  ]
}

/** A region with a name in Chinese characters is called by it in Chinese and Japanese. */
function readsNamesOf(country: string, texts: Texts): boolean {
  const isHan = country === 'TW' || country === 'HK' || country === 'JP'
  return isHan && /\p{Script=Han}/u.test(texts.address.country)
}
