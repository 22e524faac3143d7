/**
 * Parameters in the form encoding of Stripe's API: `a[b][c]=1`, arrays as `a[0]=1`.
 * `null` and `undefined` are left out.
 */
export function toFormFields(params: object): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) appendField(fields, name, value)
  return fields
}

function appendField(fields: URLSearchParams, name: string, value: unknown) {
  if (value === null || value === undefined) return
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    fields.append(name, String(value))
    return
  }
  for (const [key, inner] of Object.entries(value)) appendField(fields, `${name}[${key}]`, inner)
}
