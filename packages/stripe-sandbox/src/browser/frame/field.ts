import { required } from './form-dom.ts'
import type { Problem } from './texts.ts'

export type FieldName = 'number' | 'expiry' | 'cvc' | 'country' | 'postalCode'

export type Field = {
  name: FieldName
  control: HTMLInputElement | HTMLSelectElement
  problem: () => Problem | null
  /** Shows a text under the field, or takes it away; the control is marked to match. */
  showError: (text: string | null) => void
  hasError: () => boolean
}

type Options = {
  name: FieldName
  findProblem: (value: string) => Problem | null
  textOf: (problem: Problem) => string
  onChange: () => void
}

/**
 * One labelled field. It is checked when it is left with something in it, and never while it is
 * typed for the first time; once it is in error, each keystroke is checked and lifts the error.
 */
export function setUpField({ name, findProblem, textOf, onChange }: Options): Field {
  const control = required<HTMLInputElement | HTMLSelectElement>(
    `Field-${name}Input`,
    name === 'country' ? HTMLSelectElement : HTMLInputElement,
  )
  const message = required(`Field-${name}Error`, HTMLElement)
  const label = document.querySelector(`label[for="${control.id}"]`)

  const hasError = () => control.getAttribute('aria-invalid') === 'true'
  const problem = () => findProblem(control.value)

  function showError(text: string | null) {
    const isInvalid = text !== null
    control.setAttribute('aria-invalid', String(isInvalid))
    if (isInvalid) control.setAttribute('aria-describedby', message.id)
    else control.removeAttribute('aria-describedby')
    for (const part of [control, label]) {
      part?.classList.toggle(`${part === control ? 'Input' : 'Label'}--invalid`, isInvalid)
    }
    if (message.textContent !== (text ?? '')) message.textContent = text
  }

  function check() {
    const found = problem()
    showError(found === null ? null : textOf(found))
  }

  function markFilled() {
    const isFilled = control.value !== '' || document.activeElement === control
    control.classList.toggle('Input--empty', control.value === '')
    label?.classList.toggle('Label--floating', isFilled)
    label?.classList.toggle('Label--resting', !isFilled)
  }

  control.addEventListener('input', () => {
    if (hasError()) check()
    markFilled()
    onChange()
  })
  control.addEventListener('focus', markFilled)
  control.addEventListener('blur', () => {
    if (control.value !== '') check()
    markFilled()
  })
  markFilled()
  return { name, control, problem, showError, hasError }
}
