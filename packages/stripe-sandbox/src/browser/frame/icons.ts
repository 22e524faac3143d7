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

function icon(size: { width: string; height: string }, ...parts: SVGElement[]): SVGElement {
  const viewBox = `0 0 ${size.width} ${size.height}`
  return makeSvg('svg', { viewBox, ...size, 'aria-hidden': 'true' }, ...parts)
}

function rect(attributes: Record<string, string>): SVGElement {
  return makeSvg('rect', { fill: 'currentColor', ...attributes })
}
