import { makeElement, makeSvg } from '../form-dom.ts'

type Choice = { value: string; name: string; note: string }

/** A group of radio buttons, the first of them chosen. */
export function makeChoices(
  { legend, name }: { legend: string; name: string },
  choices: readonly Choice[],
) {
  const radios = choices.map(({ value }, place) =>
    makeElement('input', { type: 'radio', name, value, ...(place === 0 && { checked: '' }) }),
  )
  const labels = choices.map((choice, place) => {
    const text = makeElement('span', { class: 'Choice-name' }, choice.name)
    if (choice.note) text.append(makeElement('small', {}, choice.note))
    return makeElement('label', { class: 'Choice' }, radios[place] ?? '', text)
  })
  const box = makeElement(
    'fieldset',
    { class: 'Choices' },
    makeElement('legend', {}, legend),
    ...labels,
  )
  return { box, chosen: () => radios.find(({ checked }) => checked)?.value }
}

type Entry = { label: string; name: string; type: string; value: string }

export function makeEntry({ label, name, type, value }: Entry) {
  const input = makeElement('input', { id: name, name, type, value, required: '' })
  const box = makeElement(
    'div',
    { class: 'Entry' },
    makeElement('label', { for: name }, label),
    input,
  )
  return { box, value: () => input.value.trim() }
}

export function drawClose(): SVGElement {
  const path = makeSvg('path', {
    d: 'm3 3 10 10M13 3 3 13',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
  })
  const size = { viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' }
  return makeSvg('svg', size, path)
}
