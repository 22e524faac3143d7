import { makeElement } from './form-dom.ts'
import type { Problem, Texts } from './texts.ts'

export type FieldSettings = { texts: Texts; onChange: () => void }

type Control = HTMLInputElement | HTMLSelectElement

export type Field = {
  name: string
  /** Label, control and error text, for the form to put in its place. */
  box: HTMLElement
  control: Control
  problem: () => Problem | null
  /** Shows the field's problem, or that it has none. */
  check: () => void
  /** Shows a text under the field, or takes it away; the control is marked to match. */
  showError: (text: string | null) => void
  /** Empties it, and takes its error away. */
  clear: () => void
  setLabel: (text: string) => void
}

type Look = FieldSettings & {
  label: string
  /** `wide` takes a row; two `grow` share one, and either takes it alone. */
  width?: 'wide' | 'grow'
  /** Lies over the end of the control. */
  ornament?: Element
  findProblem: (value: string) => Problem | null
}

const INPUT = { class: 'Input', type: 'text', spellcheck: 'false' }

/** The input of a field; its id is the one that Stripe's own form has. */
export function makeInput(name: string, attributes: Record<string, string> = {}): HTMLInputElement {
  return makeElement('input', { ...INPUT, id: `Field-${name}Input`, name, ...attributes })
}

export function makeSelect(
  name: string,
  choices: { value: string; text: string }[],
  attributes: Record<string, string> = {},
): HTMLSelectElement {
  const select = makeElement('select', {
    class: 'Input Input--select',
    id: `Field-${name}Input`,
    name,
    ...attributes,
  })
  select.append(...choices.map(({ value, text }) => new Option(text, value)))
  return select
}

/**
 * One labelled field. It is checked when it is left with something in it, and never while it is
 * typed for the first time; once it is in error, each keystroke is checked and lifts the error.
 */
export function makeField(control: Control, look: Look): Field {
  const { texts, onChange, findProblem, width, ornament } = look
  const { name } = control
  const label = makeElement('label', { class: 'Label', for: control.id }, look.label)
  const message = makeElement('p', { class: 'Error', id: `Field-${name}Error`, role: 'alert' })
  const isSelect = control instanceof HTMLSelectElement
  const inputBox = makeElement(
    'div',
    { class: isSelect ? 'InputBox InputBox--select' : 'InputBox' },
    control,
    ...(ornament ? [ornament] : []),
  )
  const boxClass = width ? `Field Field--${width}` : 'Field'
  const box = makeElement('div', { class: boxClass, id: `Field-${name}` }, label, inputBox, message)
  control.setAttribute('aria-invalid', 'false')
  let hasError = false

  const problem = () => findProblem(control.value)

  function showError(text: string | null) {
    hasError = text !== null
    control.setAttribute('aria-invalid', String(hasError))
    if (hasError) control.setAttribute('aria-describedby', message.id)
    else control.removeAttribute('aria-describedby')
    control.classList.toggle('Input--invalid', hasError)
    label.classList.toggle('Label--invalid', hasError)
    // The same text again would be read aloud again.
    if (message.textContent !== (text ?? '')) message.textContent = text
  }

  function check() {
    const found = problem()
    showError(found === null ? null : texts.problems[found])
  }

  function markFilled() {
    // A select shows a text of its own even where nothing is chosen.
    const isFilled = isSelect || control.value !== '' || document.activeElement === control
    control.classList.toggle('Input--empty', control.value === '')
    label.classList.toggle('Label--floating', isFilled)
    label.classList.toggle('Label--resting', !isFilled)
  }

  function clear() {
    control.value = ''
    showError(null)
    control.dispatchEvent(new Event('input'))
  }

  control.addEventListener('input', () => {
    if (hasError) check()
    markFilled()
    onChange()
  })
  control.addEventListener('focus', markFilled)
  control.addEventListener('blur', () => {
    if (control.value !== '') check()
    markFilled()
  })
  markFilled()
  const setLabel = (text: string) => {
    label.textContent = text
  }
  return { name, box, control, problem, check, showError, clear, setLabel }
}
