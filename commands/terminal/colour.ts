/** Text in colour, or as it is where colour would be noise: NO_COLOR, a pipe, a dumb terminal. */
export type Colour = Record<'green' | 'red' | 'dim' | 'bold', (text: string) => string>

const CODES = { green: [32, 39], red: [31, 39], dim: [2, 22], bold: [1, 22] } as const

export function chooseColour(output: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Colour {
  const wanted = output.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const paint = (name: keyof typeof CODES) => (text: string) => {
    const [open, close] = CODES[name]
    return wanted ? `\u001B[${open}m${text}\u001B[${close}m` : text
  }
  return { green: paint('green'), red: paint('red'), dim: paint('dim'), bold: paint('bold') }
}
