import { makeSvg } from './form-dom.ts'

export function drawCard(): SVGElement {
  const d =
    'M3 1h14a2 2 0 0 1 2 2v1.5H1V3a2 2 0 0 1 2-2ZM1 7h18v6a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V7Zm3 4v1.5h4V11H4Z'
  return icon({ width: '20', height: '16' }, makeSvg('path', { fill: 'currentColor', d }))
}

/** The back of a card, with the code in view. */
export function drawCvc(): SVGElement {
  const drawing = icon(
    { width: '28', height: '18' },
    rect({ x: '0.5', y: '0.5', width: '27', height: '17', rx: '3', opacity: '0.25' }),
    rect({ y: '3.5', width: '28', height: '3.5', opacity: '0.7' }),
    rect({
      x: '14',
      y: '9.5',
      width: '11',
      height: '5.5',
      rx: '2.75',
      fill: 'none',
      stroke: 'currentColor',
    }),
    makeSvg(
      'g',
      { fill: 'currentColor' },
      ...['17', '19.5', '22'].map((cx) => makeSvg('circle', { cx, cy: '12.25', r: '0.9' })),
    ),
  )
  drawing.setAttribute('class', 'CvcIcon')
  return drawing
}

export function drawBank(): SVGElement {
  const d = 'M10 1 1 5v2h18V5L10 1ZM3 8.5v4h2v-4H3Zm6 0v4h2v-4H9Zm6 0v4h2v-4h-2ZM1 14v1.5h18V14H1Z'
  return icon({ width: '20', height: '16' }, makeSvg('path', { fill: 'currentColor', d }))
}

/** Our own neutral marks with a letter; not the brands' logos. */
export const drawIdeal = (): SVGElement => drawMark('iD', '#a5246b')
export const drawKlarna = (): SVGElement => drawMark('K.', '#7a4a5c')

/** A window with an arrow out of it: payment goes on at another site. */
export function drawRedirect(): SVGElement {
  return icon(
    { width: '40', height: '28' },
    rect({
      x: '1',
      y: '1',
      width: '30',
      height: '26',
      rx: '4',
      fill: 'none',
      stroke: 'currentColor',
    }),
    rect({ x: '1', y: '7', width: '30', height: '1', opacity: '0.6' }),
    makeSvg('path', {
      d: 'M18 17h18m-5-5 5 5-5 5',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': '1.6',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  )
}

export function drawRemove(): SVGElement {
  const path = makeSvg('path', {
    d: 'm4 4 8 8m0-8-8 8',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.6',
    'stroke-linecap': 'round',
  })
  return icon({ width: '16', height: '16' }, path)
}

/** The ring of a radio button; the dot in it shows while its item is chosen. */
export function drawRadio(isChosen: boolean): SVGElement {
  const circle = (r: string, name: string) => {
    const state = isChosen ? ` ${name}--checked` : ''
    return makeSvg('circle', { cx: '8', cy: '8', r, class: `${name}${state}` })
  }
  const drawing = icon(
    { width: '16', height: '16' },
    circle('7', 'RadioIconOuter'),
    circle('3.5', 'RadioIconInner'),
  )
  drawing.setAttribute('class', 'RadioIcon')
  return drawing
}

function drawMark(letters: string, fill: string): SVGElement {
  const attributes = {
    x: '10',
    y: '11.6',
    'text-anchor': 'middle',
    'font-size': '9',
    'font-weight': '700',
    'font-family': 'system-ui, sans-serif',
    fill: '#fff',
  }
  return icon(
    { width: '20', height: '16' },
    makeSvg('rect', { width: '20', height: '16', rx: '3', fill }),
    makeSvg('text', attributes, letters),
  )
}

export function drawWarning(): SVGElement {
  const d =
    'M3 1h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Zm6 3v5h2V4H9Zm0 6.5v2h2v-2H9Z'
  const path = makeSvg('path', { fill: 'currentColor', 'fill-rule': 'evenodd', d })
  return icon({ width: '20', height: '16' }, path)
}

function icon(size: { width: string; height: string }, ...parts: SVGElement[]): SVGElement {
  const viewBox = `0 0 ${size.width} ${size.height}`
  return makeSvg('svg', { viewBox, ...size, 'aria-hidden': 'true' }, ...parts)
}

function rect(attributes: Record<string, string>): SVGElement {
  return makeSvg('rect', { fill: 'currentColor', ...attributes })
}
