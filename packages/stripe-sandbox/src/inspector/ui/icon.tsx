/** Drawn on 16 by 16, in the colour of the text. */
const PATHS = {
  alert: 'M8 2.200 14.500 13.500H1.500ZM8 6.500v3.500M8 11.800v.200',
  back: 'M10 3 5 8l5 5',
  bell: 'M4 11.500V7a4 4 0 0 1 8 0v4.500M2.500 11.500h11M6.800 13.800h2.400',
  bolt: 'M9 1.800 3.500 9H8l-1 5.200L12.500 7H8Z',
  check: 'M3 8.500 6.500 12 13 4.500',
  clock: 'M8 4.500V8l2.500 1.500M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.500 5.500h7v7h-7zM3.500 10.500v-7h7',
  down: 'M4 6l4 4 4-4',
  gear: 'M3 4.500h10M3 8h10M3 11.500h10M6 3v3M10.500 6.500v3M5 10v3',
  hook: 'M5.500 6.500a2.500 2.500 0 1 1 3.800 2.100L11 11.500M8 11.500h3.500a2 2 0 1 1-.500 1.500M6.800 8 5 11.500a2 2 0 1 1-1.300-.200',
  log: 'M3 3.500h10M3 6.500h6M3 9.500h10M3 12.500h6',
  person:
    'M8 8a2.600 2.600 0 1 0 0-5.200A2.600 2.600 0 0 0 8 8ZM3 13.500c.500-3 2.500-4 5-4s4.500 1 5 4',
  card: 'M1.800 4h12.400v8.200H1.800zM1.800 6.800h12.400M4 9.800h3',
  shield:
    'M8 1.800 13 3.500v4c0 3.500-2.200 5.500-5 6.700-2.800-1.200-5-3.200-5-6.700v-4ZM5.800 8l1.600 1.600 2.900-3',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
