/**
 * A TrueType font of two glyphs (nothing, and a block for "A"), so that no test needs one from
 * somewhere. Source of the tables: the OpenType specification.
 */
export function testFont(): Buffer {
  const tables: Record<string, Buffer> = {
    'OS/2': words(
      ...[4, 500, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0],
      ...Array.from({ length: 5 }, () => 0),
      ...[0, 0, 0, 1, 0, 0, 0, 0, 0x5445, 0x5354, 0x40, 65, 65, 800, 0xff38, 0, 800, 200],
      ...[0, 0, 0, 0, 500, 700, 0, 32, 0],
    ),
    cmap: words(
      ...[0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 65, 0xffff, 0, 65, 0xffff, 0xffc0, 1, 0, 0],
    ),
    glyf: Buffer.concat([
      words(1, 0, 0, 400, 700, 3, 0),
      Buffer.from([1, 1, 1, 1]),
      words(0, 400, 0, 0xfe70, 0, 0, 700, 0),
    ]),
    head: words(
      ...[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 400, 700],
      ...[0, 8, 2, 0, 0],
    ),
    hhea: words(1, 0, 800, 0xff38, 0, 500, 0, 0, 400, 1, 0, 0, 0, 0, 0, 0, 0, 2),
    hmtx: words(500, 0, 500, 0),
    loca: words(0, 0, 17),
    maxp: words(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    name: words(0, 0, 6),
    post: words(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  }
  const names = Object.keys(tables)
  // The directory points at the tables, each on a boundary of four bytes.
  const header = [words(1, 0, names.length, 128, 3, names.length * 16 - 128)]
  let offset = 12 + names.length * 16
  const body: Buffer[] = []
  for (const [tag, data] of Object.entries(tables)) {
    const entry = Buffer.alloc(16)
    entry.write(tag.padEnd(4), 'latin1')
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(data.length, 12)
    header.push(entry)
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    body.push(padded)
    offset += padded.length
  }
  return Buffer.concat([...header, ...body])
}

/** 16-bit numbers, the larger byte first. */
function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, place) => bytes.writeUInt16BE(value & 0xffff, place * 2))
  return bytes
}
