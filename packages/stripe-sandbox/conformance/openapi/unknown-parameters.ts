import { StripeError } from '../../src/errors.ts'
import type { FormValue } from '../../src/form-body.ts'
import type { Fields, Parse } from '../../src/parameters.ts'
import type { Parameters } from './specified-parameters.ts'

type Refused = { unknown: string[] } | { otherwise: string | undefined }

/** The names, as `a[b]`, of those parameters that these fields do not know. */
export function unknownParameters(fields: Fields, parameters: Parameters): string[] {
  return [...parameters].flatMap(([name, within]) => {
    const parse = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (parse === undefined) return [name]
    return within === 'value' ? [] : unknownWithin((value) => refusal(parse, value, name), within)
  })
}

/**
 * A hash refuses the names that it does not know before it looks at any value, so one probe per
 * hash tells all of them.
 */
function unknownWithin(probe: (value: FormValue) => Refused, parameters: Parameters): string[] {
  const refused = probe(new Map([...parameters.keys()].map((name) => [name, 'x'])))
  const unknown = 'unknown' in refused ? refused.unknown : []
  return [
    ...unknown,
    ...[...parameters].flatMap(([name, within]) =>
      within === 'value' || unknown.some((known) => known.endsWith(`[${name}]`))
        ? []
        : unknownWithin((value) => probe(new Map([[name, value]])), within),
    ),
  ]
}

function refusal(parse: Parse<unknown>, value: FormValue, name: string): Refused {
  try {
    parse(value, name)
    return { otherwise: undefined }
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    const { code, message } = error.body
    if (code !== 'parameter_unknown') return { otherwise: message }
    return { unknown: message.slice(message.indexOf(': ') + 2).split(', ') }
  }
}
