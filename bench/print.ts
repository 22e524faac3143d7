import type { Report, Row } from './suite.ts'

/** A report for people: names to the left, numbers to the right under their heads. */
export function format({ title, head, rows, notes }: Report): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: Row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('   ')
      .trimEnd()
  const body = [head, ...rows].map(line).concat('', notes)
  return [title, '', ...body].map((text) => (text === '' ? '' : `  ${text}`)).join('\n')
}

/** All figures as one flat object. */
export function formatJson(reports: Report[]): string {
  const known = reports
    .flatMap(({ figures }) => [...figures])
    .flatMap(([name, value]) => (value === undefined ? [] : [[name, Number(value.toFixed(3))]]))
  return JSON.stringify(Object.fromEntries(known))
}

/** Tells how far we are, on one line that the next one replaces. A log file is spared. */
export function progressLine(stream: NodeJS.WriteStream): (progress: string) => void {
  if (!stream.isTTY) return () => {}
  return (progress) => void stream.write(`\r\u001B[K${progress && `  ${progress}`}`)
}

/** '1 round', '3 rounds'. */
export function times(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
