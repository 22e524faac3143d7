/** Of the objects in hand: a few requests' worth. */
const texts = new Map<object, string>()
const MAX_TEXTS = 100

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
