import { expect, test } from 'vitest'
import { languageFor } from './language.ts'

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant', 'zh-Hant'],
  ['de', 'de'],
  ['fr-CA', 'fr'],
  ['es-419', 'es'],
  ['ja', 'ja'],
])('the locale %s is spoken as %s', (locale, language) => {
  expect(languageFor(locale, ['de'])).toBe(language)
})

test.each(['fi', 'zh', 'no such locale', ''])(
  'the locale "%s", which is not spoken, is shown in English',
  (locale) => {
    expect(languageFor(locale, ['de'])).toBe('en')
  },
)

test.each([
  [['zh-TW', 'en'], 'zh-Hant'],
  [['fi', 'de-AT', 'en'], 'de'],
  [['zh-CN', 'en-US'], 'en'],
  [['fi'], 'en'],
  [[], 'en'],
])('without a locale, a browser of %j is spoken to in %s', (browser, language) => {
  expect(languageFor(undefined, browser)).toBe(language)
  expect(languageFor('auto', browser)).toBe(language)
})
