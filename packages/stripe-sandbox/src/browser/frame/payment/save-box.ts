import { makeElement } from '../form-dom.ts'

/** Asks whether what is entered is to be kept; ticked only by the shopper. */
export function makeSaveBox(text: string, onChange: () => void) {
  const input = makeElement('input', { type: 'checkbox', class: 'CheckboxInput', name: 'save' })
  input.addEventListener('change', onChange)
  const label = makeElement('span', { class: 'CheckboxLabel' }, text)
  const box = makeElement('label', { class: 'Checkbox' }, input, label)
  return { box, isTicked: () => input.checked }
}
