// Numbers of 16 bits, table by table. Source: the OpenType specification.
const TABLES: Record<string, string> = {
  'OS/2':
    '4 500 400 5 0 650 600 0 75 650 600 0 350 50 300 0 0 0 0 0 0 0 0 0 1 0 0 0 0 21573 21332 ' +
    '64 65 65 800 65336 0 800 200 0 0 0 0 500 700 0 32 0',
  cmap: '0 1 3 1 0 12 4 32 0 4 4 1 0 65 65535 0 65 65535 65472 1 0 0',
  // A block: its last point, four flags of a byte each, and where its corners are.
  glyf: '1 0 0 400 700 3 0 257 257 0 400 0 65136 0 0 700 0',
  head: '1 0 1 0 0 0 24335 15605 0 1000 0 0 0 0 0 0 0 0 0 0 400 700 0 8 2 0 0',
  hhea: '1 0 800 65336 0 500 0 0 400 1 0 0 0 0 0 0 0 2',
  hmtx: '500 0 500 0',
  loca: '0 0 17',
  maxp: '1 0 2 4 1 0 0 1 0 0 0 0 0 0 0 0',
  name: '0 0 6',
  post: '3 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0',
}
const HEADER_BYTES = 12
const ENTRY_BYTES = 16

/** A TrueType font that has a block for "A", so that no test needs one from somewhere. */
export function testFont(): Buffer {
  const tables = Object.entries(TABLES)
  const directory: Buffer[] = []
  const body: Buffer[] = []
  let offset = HEADER_BYTES + tables.length * ENTRY_BYTES
  for (const [tag, numbers] of tables) {
    const data = words(numbers)
    const entry = Buffer.alloc(ENTRY_BYTES)
    entry.write(tag.padEnd(4), 'latin1')
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(data.length, 12)
    directory.push(entry)
    // Each table begins on a boundary of four bytes.
    body.push(data, Buffer.alloc((4 - (data.length % 4)) % 4))
    offset += Math.ceil(data.length / 4) * 4
  }
  const header = words(`1 0 ${tables.length} 128 3 ${tables.length * ENTRY_BYTES - 128}`)
  return Buffer.concat([header, ...directory, ...body])
}

function words(numbers: string): Buffer {
  const values = numbers.split(' ').map(Number)
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, place) => bytes.writeUInt16BE(value, place * 2))
  return bytes
}
