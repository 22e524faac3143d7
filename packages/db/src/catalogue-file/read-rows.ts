import { readAmount, type Cell, type Value } from './cell.ts'
import {
  findColumn,
  productColumnNames,
  productColumns,
  type Column,
  type PriceColumn,
  type ProductColumnName,
} from './columns.ts'
import { UnreadableFile, type FileFault } from './fault.ts'
import type { FileRecord } from './read-records.ts'

/** A row of the file whose every cell could be read. */
export type FileRow = {
  line: number
  /** Of the columns that the file has. */
  product: Partial<Record<ProductColumnName, Value>>
  /** `amountMinor` null: the cell is empty, and there is to be no such price. */
  prices: (PriceColumn & { amountMinor: number | null })[]
}

export type ReadRow =
  | { outcome: 'read'; row: FileRow }
  | { outcome: 'bad'; line: number; faults: FileFault[] }

/** The columns that the header names. Throws UnreadableFile with what is wrong with it. */
export function readHeader(header: FileRecord | undefined): Column[] {
  const names = header?.cells.map(trim) ?? []
  const refuse = (column: string | null, why: string): never => {
    throw new UnreadableFile({ line: header?.line ?? 1, column, why })
  }
  if (!names.includes('sku')) {
    const isSeparatedOtherwise = /[;\t]/.test(names.join())
    refuse(
      null,
      isSeparatedOtherwise
        ? 'does not separate the columns by commas'
        : 'does not name the columns, "sku" among them',
    )
  }
  return names.map((name, index) => {
    if (names.indexOf(name) < index) refuse(name, 'stands in the header twice')
    const known = `${productColumnNames.join(', ')}, and for each currency price_USD and sale_USD`
    return findColumn(name) ?? refuse(name, `is no column of a catalogue. There are ${known}`)
  })
}

export function readRow(columns: readonly Column[], { cells, line }: FileRecord): ReadRow {
  if (cells.length !== columns.length) {
    const why = `has ${cells.length} cells, and the header ${columns.length}`
    return { outcome: 'bad', line, faults: [{ line, column: null, why }] }
  }
  const faults: FileFault[] = []
  const row: FileRow = { line, product: {}, prices: [] }
  for (const [index, column] of columns.entries()) {
    const text = trim(cells[index] ?? '')
    if (column.kind === 'product') {
      const cell = readProduct(text, column.column)
      if ('why' in cell) faults.push({ line, column: column.name, why: cell.why })
      else row.product[column.column] = cell.value
    } else {
      const cell = text === '' ? { value: null } : readAmount(text, column.price.currency)
      if ('why' in cell) faults.push({ line, column: column.name, why: cell.why })
      else row.prices.push({ ...column.price, amountMinor: cell.value })
    }
  }
  return faults.length > 0 ? { outcome: 'bad', line, faults } : { outcome: 'read', row }
}

function readProduct(text: string, name: ProductColumnName): Cell<Value> {
  const column = productColumns[name]
  if (text === '') {
    return 'empty' in column && column.empty !== undefined
      ? { value: column.empty }
      : { why: 'is empty' }
  }
  if (text.includes('\0')) return { why: 'holds a character that is none (NUL): delete it' }
  return column.read(text)
}

// No product holds such a space at an end (the database sees to it), so none is lost. Not
// String.trim: it knows more spaces than the database does.
function trim(text: string): string {
  return text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}
