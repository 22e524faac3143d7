import { required } from './form-dom.ts'
import type { Problem, Texts } from './texts.ts'

export type FieldName = 'number' | 'expiry' | 'cvc' | 'country' | 'postalCode'

export type FieldSettings = { texts: Texts; onChange: () => void }

export type Field = {
  name: FieldName
  control: HTMLInputElement | HTMLSelectElement
  problem: () => Problem | null
  /** Shows the field's problem, or that it has none. */
  check: () => void
  /** Shows a text under the field, or takes it away; the control is marked to match. */
  showError: (text: string | null) => void
}

type Settings = FieldSettings & { findProblem: (value: string) => Problem | null }

/**
 * One labelled field. It is checked when it is left with something in it, and never while it is
 * typed for the first time; once it is in error, each keystroke is checked and lifts the error.
 */
export function setUpField(name: FieldName, { texts, onChange, findProblem }: Settings): Field {
  const control = required<HTMLInputElement | HTMLSelectElement>(
    `Field-${name}Input`,
    name === 'country' ? HTMLSelectElement : HTMLInputElement,
  )
  const message = required(`Field-${name}Error`, HTMLElement)
  const label = document.querySelector(`label[for="${control.id}"]`)
  let hasError = false

  const problem = () => findProblem(control.value)

  function showError(text: string | null) {
    hasError = text !== null
    control.setAttribute('aria-invalid', String(hasError))
    if (hasError) control.setAttribute('aria-describedby', message.id)
    else control.removeAttribute('aria-describedby')
    control.classList.toggle('Input--invalid', hasError)
    label?.classList.toggle('Label--invalid', hasError)
    // The same text again would be read aloud again.
    if (message.textContent !== (text ?? '')) message.textContent = text
  }

  function check() {
    const found = problem()
    showError(found === null ? null : texts.problems[found])
  }

  function markFilled() {
    const isFilled = control.value !== '' || document.activeElement === control
    control.classList.toggle('Input--empty', control.value === '')
    label?.classList.toggle('Label--floating', isFilled)
    label?.classList.toggle('Label--resting', !isFilled)
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
  return { name, control, problem, check, showError }
}
