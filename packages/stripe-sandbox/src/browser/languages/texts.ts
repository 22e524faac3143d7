import { DE } from './de.ts'
import { EN } from './en.ts'
import { ES } from './es.ts'
import { FR } from './fr.ts'
import { JA } from './ja.ts'
import type { Language } from './language.ts'
import { ZH_HANT } from './zh-hant.ts'

/** Every text that a frame shows. Each language has all of them, or it does not compile. */
export type Texts = typeof EN

const TEXTS: Record<Language, Texts> = {
  en: EN,
  'zh-Hant': ZH_HANT,
  de: DE,
  fr: FR,
  ja: JA,
  es: ES,
}

export function textsIn(language: Language): Texts {
  return TEXTS[language]
}

export type Problem = keyof Texts['problems']
