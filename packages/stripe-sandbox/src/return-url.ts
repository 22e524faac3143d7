import { returnUrlInvalid } from './errors.ts'
import { text } from './parameters.ts'
import type { Parse } from './parameters.ts'

const LIMIT = 2048

/** Where to send a customer afterwards: a page of ours goes there, so it must not become a script. */
export const returnUrl: Parse<string> = (value, name) => {
  const url = text(LIMIT)(value, name)
  const isUrl = URL.canParse(url)
  if (!isUrl || /^(?:javascript|data|vbscript):/iu.test(new URL(url).protocol)) {
    throw returnUrlInvalid()
  }
  return url
}
