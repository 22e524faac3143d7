import { expect, test } from 'vitest'
import { DECLINES } from './declines.ts'
import { textsIn } from './texts.ts'

const LANGUAGES = ['zh-Hant', 'de', 'fr', 'ja', 'es'] as const

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value]] : flat(value, `${path}${name}.`),
  )
}

test.each(LANGUAGES)('no text of %s is empty', (language) => {
  const all = flat({ ...textsIn(language), declines: DECLINES[language] })
  expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(LANGUAGES)('no sentence of %s is left in English', (language) => {
  // A sentence ends in a full stop; a word may well be the same in two languages.
  const sentences = new Set(
    flat({ ...textsIn('en'), declines: DECLINES.en }).flatMap(([, text]) =>
      text.endsWith('.') ? [text] : [],
    ),
  )
  const all = flat({ ...textsIn(language), declines: DECLINES[language] })
  expect(all.filter(([, text]) => sentences.has(text))).toEqual([])
})

test.each(['zh-Hant', 'ja'] as const)('a sentence of %s ends in its own full stop', (language) => {
  const { problems } = textsIn(language)
  const others = [...flat(problems), ...flat(DECLINES[language])].filter(
    ([, text]) => !text.endsWith('。'),
  )
  expect(others).toEqual([])
})
