import { component, componentName } from './spec.ts'
import type { SpecSchema } from './spec.ts'

/** JSON Schema, with `at` on each part: what it is the schema of, as `refund.status`. */
export type JsonSchema = { at: string; [keyword: string]: unknown }

/**
 * Turns a schema of the specification into one that finds everything: objects are closed, null is
 * a type of its own, and of the shapes that an expandable field may have the one is taken that the
 * value names, so that a finding says what is wrong with it and not only that nothing fits.
 */
export function toJsonSchema(schema: SpecSchema, at: string): JsonSchema {
  if (schema.nullable === true) {
    const { nullable: _nullable, ...rest } = schema
    return { at, if: { type: 'null' }, else: toJsonSchema(rest, at) }
  }
  const name = componentName(schema)
  if (name !== undefined) return { at, $ref: `stripe#/components/schemas/${name}` }
  if (schema.anyOf !== undefined) return dispatch(schema.anyOf, at)
  return {
    at,
    ...pick(schema, ['type', 'enum', 'format', 'maxLength', 'pattern', 'required']),
    ...(schema.items === undefined ? {} : { items: toJsonSchema(schema.items, `${at}[]`) }),
    ...(schema.properties === undefined ? {} : closed(schema.properties, at)),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: toJsonSchema(schema.additionalProperties, `${at}[*]`) }
      : {}),
  }
}

function closed(properties: Record<string, SpecSchema>, at: string): object {
  return {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        toJsonSchema(schema, `${at}.${name}`),
      ]),
    ),
    additionalProperties: false,
  }
}

function pick(schema: SpecSchema, keywords: (keyof SpecSchema)[]): object {
  return Object.fromEntries(
    keywords.filter((keyword) => keyword in schema).map((keyword) => [keyword, schema[keyword]]),
  )
}

/** What an answer to a publishable key has in place of the options of a payment method. */
const CLIENT_VIEW = /_type_specific_payment_method_options_client$/u

function dispatch(branches: SpecSchema[], at: string): JsonSchema {
  const objects = branches.filter(
    (branch) =>
      component(branch).type !== 'string' && !CLIENT_VIEW.test(componentName(branch) ?? ''),
  )
  const texts = branches.filter((branch) => component(branch).type === 'string')
  const type = texts.length === 0 ? ['object'] : ['object', 'string']
  const ofText = texts.map((branch) => whenever({ type: 'string' }, toJsonSchema(branch, at)))
  if (objects.length === 1) {
    const ofObject = objects.map((branch) => whenever(OBJECT, toJsonSchema(branch, at)))
    return { at, type, allOf: [...ofText, ...ofObject] }
  }
  const ofObjects = objects.map((branch) => whenever(named(branch), toJsonSchema(branch, at)))
  const isOneOfThem = whenever(OBJECT, { anyOf: objects.map(named) })
  return { at, type, allOf: [...ofText, ...ofObjects, isOneOfThem] }
}

const OBJECT = { type: 'object' }

/** With `if` and `else`, since what has a `then` would pass for a promise. */
function whenever(condition: object, schema: object): object {
  return { if: { not: condition }, else: schema }
}

/** Objects of Stripe name themselves; deleted ones differ by their mark. */
function named(branch: SpecSchema): object {
  const { properties = {} } = component(branch)
  const object = properties['object']?.enum
  if (object === undefined) throw new Error(`${componentName(branch)} does not name itself`)
  const hasName = { type: 'object', properties: { object: { enum: object } }, required: ['object'] }
  const isDeleted = { required: ['deleted'] }
  return { allOf: [hasName, 'deleted' in properties ? isDeleted : { not: isDeleted }] }
}
