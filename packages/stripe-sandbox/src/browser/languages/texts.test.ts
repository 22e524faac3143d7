import { expect, test } from 'vitest'
import { textsIn } from './texts.ts'

const LANGUAGES = ['zh-Hant', 'de', 'fr', 'ja', 'es'] as const

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value]] : flat(value, `${path}${name}.`),
  )
}

test.each(LANGUAGES)('no text of %s is empty, and no sentence is left in English', (language) => {
  const english = new Map(flat(textsIn('en')))
  for (const [name, text] of flat(textsIn(language))) {
    expect(text.trim(), name).not.toBe('')
    // A sentence ends in a full stop; a word may well be the same in two languages.
    if (english.get(name)?.endsWith('.')) expect(text, name).not.toBe(english.get(name))
  }
})

test('Chinese and Japanese sentences end in their own full stop', () => {
  for (const language of ['zh-Hant', 'ja'] as const) {
    for (const [name, text] of flat(textsIn(language).problems)) expect(text, name).toMatch(/。$/)
  }
})
