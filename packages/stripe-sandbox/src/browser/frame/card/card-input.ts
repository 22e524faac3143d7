import { makeElement } from '../form-dom.ts'
import type { Problem, Texts } from '../texts.ts'

type Settings = {
  name: string
  /** There is no label to see in a Card Element. */
  label: string
  placeholder: string
  autocomplete: string
  texts: Texts
  findProblem: (text: string) => Problem | null
  onChange: () => void
}

export type CardInput = {
  input: HTMLInputElement
  /** With the input, what is told of it to those who cannot see its colour. */
  box: HTMLElement
  problem: () => Problem | null
  /** The problem that is shown: what is wrong at once, what is missing once it is left. */
  shownProblem: () => Problem | null
  check: () => void
  clear: () => void
}

/** One bare input of a Card Element. Its errors are for the merchant's page to show. */
export function makeCardInput(settings: Settings): CardInput {
  const { name, label, placeholder, autocomplete, texts, findProblem, onChange } = settings
  const input = makeElement('input', {
    class: 'InputElement is-empty',
    name,
    type: 'text',
    inputmode: 'numeric',
    autocomplete,
    autocorrect: 'off',
    spellcheck: 'false',
    placeholder,
    'aria-label': label,
    'aria-required': 'true',
    'aria-invalid': 'false',
  })
  const description = makeElement('span', { id: `${name}-error`, class: 'Unseen' })
  const box = makeElement('span', { class: `CardField CardField-${name}` }, input, description)
  let isLeft = false
  /** By whoever wants to pay: then an empty field is a problem, too. */
  let isAsked = false

  const problem = () => findProblem(input.value)

  function shownProblem(): Problem | null {
    const found = problem()
    if (found === null || isAsked || !found.startsWith('incomplete')) return found
    return isLeft && input.value !== '' ? found : null
  }

  function show() {
    const shown = shownProblem()
    input.classList.toggle('is-empty', input.value === '')
    input.classList.toggle('is-complete', problem() === null)
    input.classList.toggle('is-invalid', shown !== null)
    input.setAttribute('aria-invalid', String(shown !== null))
    description.textContent = shown === null ? '' : texts.problems[shown]
    if (shown === null) input.removeAttribute('aria-describedby')
    else input.setAttribute('aria-describedby', description.id)
  }

  input.addEventListener('input', () => {
    isLeft = false
    isAsked = false
    show()
    onChange()
  })
  input.addEventListener('blur', () => {
    isLeft = true
    show()
    onChange()
  })

  return {
    input,
    box,
    problem,
    shownProblem,
    check() {
      isAsked = true
      show()
      onChange()
    },
    clear() {
      input.value = ''
      input.dispatchEvent(new Event('input'))
    },
  }
}
