import type { Stripe } from 'stripe'
import type { Route } from '../../src/http/route.ts'
import { DIFFERENCES, UNSPECIFIED_ROUTES } from './differences.ts'
import type { Recorded } from './recording.ts'
import { operationOf } from './spec.ts'
import type { SpecSchema } from './spec.ts'
import { findingsOf } from './validate.ts'
import type { Finding } from './validate.ts'

export function routeName({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`
}

const known = new Map(
  DIFFERENCES.flatMap(({ at, kind, names }) => names.map((name) => [`${at}: ${kind}: ${name}`, 0])),
)

export function unneededDifferences(): string[] {
  return [...known].filter(([, uses]) => uses === 0).map(([difference]) => difference)
}

/** What is wrong with a value, leaving out the known differences and noting that they are needed. */
function complaints(findings: Finding[], where: string): string[] {
  const found: string[] = []
  for (const { at, kind, name } of findings) {
    const difference = `${at}: ${kind}: ${name}`
    const uses = known.get(difference)
    if (uses === undefined) found.push(`${where}: ${difference}`)
    else known.set(difference, uses + 1)
  }
  return found
}

function componentSchema(name: string): SpecSchema {
  return { $ref: `#/components/schemas/${name}` }
}

export function judgeAnswer(route: Route, { status, body }: Recorded): string[] {
  const where = `${routeName(route)} ${status}`
  const responses = operationOf(route)?.responses
  const specified = responses?.[String(status)] ?? responses?.['default']
  const unspecified = UNSPECIFIED_ROUTES[routeName(route)]
  if (unspecified?.answers === null && status < 300) return []
  const schema =
    specified?.content['application/json']?.schema ??
    (unspecified && componentSchema(status < 300 ? (unspecified.answers ?? '') : 'error'))
  if (schema === undefined) return [`${where}: neither specified nor listed as unspecified`]
  return complaints(findingsOf(schema, 'answer', body), where)
}

export function judgeEvent(event: Stripe.Event): string[] {
  const { object, previous_attributes } = event.data
  const schema = componentSchema('object' in object ? object.object : 'has no name')
  const changed = findingsOf(schema, 'previous_attributes', previous_attributes ?? {})
  return complaints(
    [
      ...findingsOf(componentSchema('event'), 'event', event),
      ...findingsOf(schema, 'object', object),
      // It holds only what has changed, and null for what was not there.
      ...changed.filter(({ kind }) => kind !== 'field missing' && kind !== 'null'),
    ],
    `event ${event.type}`,
  )
}
