import { makeElement } from '../form-dom.ts'
import { drawRadio } from '../icons.ts'
import type { Texts } from '../texts.ts'
import type { PaymentLayout } from './layout.ts'
import type { MethodForm } from './methods/method-form.ts'

export type Choice = {
  methods: MethodForm[]
  chosen: MethodForm | null
  layout: PaymentLayout
}

export type MethodChooser = { element: HTMLElement; show: (choice: Choice) => void }

/** Shows the ways to pay as tabs or as an accordion, with the form of the chosen one. */
export function makeMethodChooser(
  texts: Texts,
  onChoose: (method: MethodForm) => void,
): MethodChooser {
  const element = makeElement('div', { class: 'Methods' })
  let isUnfolded = false
  let shown = ''

  function show(choice: Choice): void {
    const key = JSON.stringify({
      types: choice.methods.map(({ type }) => type),
      chosen: choice.chosen?.type,
      layout: choice.layout,
      isUnfolded,
    })
    // What did not change keeps its place, and with it the focus.
    if (key === shown) return
    shown = key
    const focused = focusedType(element)
    element.replaceChildren(...(choice.layout.type === 'tabs' ? tabs(choice) : [accordion(choice)]))
    if (focused !== null) focusType(element, focused)
  }

  function tabs({ methods, chosen }: Choice): HTMLElement[] {
    const panel = makeElement('div', { class: 'TabPanel' }, ...(chosen ? [chosen.content] : []))
    if (methods.length < 2 && chosen) return [panel]
    const list = makeElement('div', {
      class: 'TabList',
      role: 'tablist',
      'aria-label': texts.methods.chooser,
    })
    for (const method of methods) {
      const isChosen = method === chosen
      const tab = makeElement(
        'button',
        {
          ...headerAttributes(method),
          class: isChosen ? 'Tab Tab--selected' : 'Tab',
          role: 'tab',
          'aria-selected': String(isChosen),
          'aria-controls': 'payment-method-panel',
          tabindex: isChosen || (chosen === null && method === methods[0]) ? '0' : '-1',
        },
        makeElement('span', { class: named('TabIcon', isChosen) }, method.icon),
        makeElement('span', { class: named('TabLabel', isChosen) }, method.label),
      )
      tab.addEventListener('click', () => onChoose(method))
      list.append(tab)
    }
    list.addEventListener('keydown', (event) => moveByArrow(event, methods, onChoose))
    panel.id = 'payment-method-panel'
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-label', chosen?.label ?? texts.methods.chooser)
    return [list, panel]
  }

  function accordion(choice: Choice): HTMLElement {
    const { methods, chosen, layout } = choice
    const isCut = !isUnfolded && methods.length > layout.visibleItems
    const visible = isCut ? methods.slice(0, layout.visibleItems) : methods
    // The chosen one is never behind "more".
    if (chosen && !visible.includes(chosen)) visible.splice(-1, 1, chosen)
    const box = makeElement(
      'div',
      { class: layout.isSpaced ? 'Accordion is-spaced' : 'Accordion' },
      ...visible.map((method) => accordionItem(method, choice)),
    )
    if (isCut) {
      const more = makeElement('button', { type: 'button', class: 'MoreItems' }, texts.methods.more)
      more.addEventListener('click', () => {
        isUnfolded = true
        show(choice)
        focusType(element, methods[layout.visibleItems]?.type ?? '')
      })
      box.append(more)
    }
    return box
  }

  function accordionItem(method: MethodForm, { methods, chosen, layout }: Choice): HTMLElement {
    const isChosen = method === chosen
    const parts = [
      ...(layout.hasRadios ? [drawRadio(isChosen)] : []),
      makeElement('span', { class: 'AccordionIcon' }, method.icon),
      makeElement('span', { class: 'AccordionLabel' }, method.label),
    ]
    const attributes = {
      ...headerAttributes(method),
      class: layout.isLogoAtEnd ? 'AccordionHeader has-logo-at-end' : 'AccordionHeader',
    }
    // The only way to pay needs no choosing.
    const isAlone = methods.length === 1 && isChosen
    const { type: _type, ...plain } = attributes
    const header = isAlone
      ? makeElement('div', plain, ...parts)
      : makeElement('button', { ...attributes, 'aria-expanded': String(isChosen) }, ...parts)
    if (!isAlone) header.addEventListener('click', () => onChoose(method))
    const content = makeElement('div', { class: 'AccordionContent' }, method.content)
    return makeElement(
      'div',
      { class: named('AccordionItem', isChosen) },
      header,
      ...(isChosen ? [content] : []),
    )
  }

  return { element, show }
}

/** Names by which public test suites find the choosers, as Stripe's have them. */
function headerAttributes({ type }: MethodForm) {
  return { type: 'button', id: `${type}-tab`, 'data-value': type, 'data-testid': type }
}

function named(base: string, isChosen: boolean): string {
  return isChosen ? `${base} ${base}--selected` : base
}

function focusedType(inside: HTMLElement): string | null {
  const focused = document.activeElement
  return focused && inside.contains(focused) ? focused.getAttribute('data-value') : null
}

function focusType(inside: HTMLElement, type: string): void {
  inside.querySelector<HTMLElement>(`[data-value="${CSS.escape(type)}"]`)?.focus()
}

/** As in any list of tabs: an arrow goes to the next one and shows it. */
function moveByArrow(
  event: KeyboardEvent,
  methods: MethodForm[],
  onChoose: (method: MethodForm) => void,
): void {
  const target = event.target instanceof HTMLElement ? event.target.getAttribute('data-value') : ''
  const at = methods.findIndex(({ type }) => type === target)
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: methods.length - 1,
  }[event.key]
  if (at < 0 || to === undefined) return
  event.preventDefault()
  const next = methods.at(to % methods.length)
  if (!next) return
  onChoose(next)
  document
    .querySelector<HTMLElement>(`[role="tab"][data-value="${CSS.escape(next.type)}"]`)
    ?.focus()
}
