/** Functions that compute a colour, a length or an easing; any other could load something. */
const FUNCTION =
  /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var|calc|min|max|clamp|cubic-bezier|steps|(repeating-)?(linear|radial|conic)-gradient)$/i

/**
 * Whether a value of the merchant may stand in a style sheet of a document that holds card
 * numbers: it ends no declaration and loads nothing.
 */
export function isSafeValue(value: unknown): value is string {
  if (typeof value !== 'string' || /[;{}<>@\\]|\/\*/.test(value)) return false
  return [...value.matchAll(/([\w-]*)\s*\(/g)].every(
    ([, name = '']) => name === '' || FUNCTION.test(name),
  )
}
