import { randomUUID } from 'node:crypto'

/** Of the objects in hand: a few requests' worth. */
const texts = new Map<object, string>()
const MAX_TEXTS = 100

/** Stands where the text of a part comes in: nobody can have put the same into a row. */
const HERE = randomUUID()
const HERE_TEXT = JSON.stringify(HERE)

/**
 * An object's JSON, indented as Stripe's answers are, made once: a row that was just written is also
 * what its event reports and what its request is answered with. Nobody may change the object
 * afterwards.
 */
export function textOf(object: object): string {
  const known = texts.get(object)
  if (known !== undefined) return known
  const text = JSON.stringify(object, null, 2)
  if (texts.size === MAX_TEXTS) texts.clear()
  texts.set(object, text)
  return text
}

/** The JSON of an object that holds another one, whose text is known, at the place of `HERE`. */
export function textAround(part: object, whole: (here: unknown) => object): string {
  const shell = JSON.stringify(whole(HERE))
  const at = shell.lastIndexOf(HERE_TEXT)
  return shell.slice(0, at) + textOf(part) + shell.slice(at + HERE_TEXT.length)
}
