import { languageFor } from '../languages/language.ts'
import { textsIn, type Texts } from '../languages/texts.ts'

export type { Problem, Texts } from '../languages/texts.ts'

export function textsFor(locale: string | undefined): Texts {
  return textsIn(languageFor(locale))
}
