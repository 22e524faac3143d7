import type { AddressOptions } from '../../shared/address-protocol.ts'
import { makeField, makeInput, type Field, type FieldSettings } from '../field.ts'
import type { Texts } from '../texts.ts'

type Settings = FieldSettings & {
  mode: string
  /** The options as they are now. */
  display: () => Pick<AddressOptions, 'display' | 'fields'>
}
type Name = { name: string; firstName?: string; lastName?: string }

/** One name, or first and last name apart, as the merchant has it. */
export function makeNameFields(settings: Settings) {
  const { texts, mode } = settings
  const make = (name: string, autofill: string, label: keyof Texts['address']) =>
    makeField(
      makeInput(name, {
        autocomplete: `${mode} ${autofill}`,
        autocapitalize: 'words',
        'aria-required': 'true',
        ...(name === 'name' && { placeholder: texts.address.fullNamePlaceholder }),
      }),
      {
        ...settings,
        label: texts.address[label],
        findProblem: (text) => (text.trim() === '' ? 'incomplete_field' : null),
      },
    )
  const full = make('name', 'name', 'fullName')
  const first = make('firstName', 'given-name', 'firstName')
  const last = make('lastName', 'family-name', 'lastName')

  const kind = () => settings.display().display?.name ?? 'full'
  const isHidden = () => settings.display().fields?.name === 'never'

  function set(field: Field, text: string) {
    field.control.value = text
    field.control.dispatchEvent(new Event('input'))
  }

  return {
    rows(): Field[][] {
      if (isHidden()) return []
      full.setLabel(texts.address[kind() === 'organization' ? 'organization' : 'fullName'])
      return kind() === 'split' ? [[first, last]] : [[full]]
    },
    setDefaults(given: AddressOptions['defaultValues']) {
      const { name = '', firstName = '', lastName = '' } = given ?? {}
      set(full, name ?? '')
      // Only a name that is given in parts is known in parts.
      set(first, firstName ?? '')
      set(last, lastName ?? '')
    },
    value(): Name {
      if (isHidden()) return { name: '' }
      if (kind() !== 'split') return { name: full.control.value.trim() }
      const [firstName, lastName] = [first.control.value.trim(), last.control.value.trim()]
      return { name: `${firstName} ${lastName}`.trim(), firstName, lastName }
    },
  }
}
