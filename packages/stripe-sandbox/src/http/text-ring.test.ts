import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextRing } from './text-ring.ts'

test('each text is what was written or gone, and the latest is there', () => {
  const BYTES = 300
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1 }),
      (texts) => {
        const ring = createTextRing(BYTES)
        const written = texts.map((text) => ({ text, place: ring.write(text) }))
        for (const { text, place } of written) expect([text, undefined]).toContain(ring.read(place))
        const latest = written.slice(-1).map(({ place }) => ring.read(place))
        expect(latest).toEqual(texts.slice(-1))
      },
    ),
  )
})

test('a text that is larger than all the room is not kept, and takes nothing else away', () => {
  const ring = createTextRing(30)
  const kept = ring.write('kept')
  expect(ring.read(ring.write('x'.repeat(31)))).toBeUndefined()
  expect(ring.read(kept)).toBe('kept')
})
