import {
  integerTooLarge,
  integerTooSmall,
  notInSandbox,
  parameterEmpty,
  parameterMissing,
  parameterNotOneOf,
  parameterTooLong,
  parameterUnknown,
  parameterWrongType,
} from './errors.ts'
import type { FormTree, FormValue } from './form-body.ts'

/** Reads one parameter or throws Stripe's own refusal; `name` is its full name, `a[b]`. */
export type Parse<T> = (value: FormValue, name: string) => T
type Required<T> = Parse<T> & { required: true }

export type Fields = Record<string, Parse<unknown>>
export type Parsed<F extends Fields> = {
  [K in keyof F]: F[K] extends Required<infer T>
    ? T
    : F[K] extends Parse<infer T>
      ? T | undefined
      : never
}

/** Each parameter that Stripe's own types know has to have its place: a new one fails to compile. */
export type FieldsOf<Params> = Fields & Record<keyof Params, Parse<unknown>>

export function required<T>(parse: Parse<T>): Required<T> {
  const copy: Parse<T> = (value, name) => parse(value, name)
  return Object.assign(copy, { required: true as const })
}

export function text(limit = 5000): Parse<string> {
  return (value, name) => {
    if (typeof value !== 'string') throw parameterWrongType('string', name)
    if (value === '') throw parameterEmpty(name)
    if (value.length > limit) throw parameterTooLong(name, limit)
    return value
  }
}

export function integer(minimum = 0, maximum = Number.MAX_SAFE_INTEGER): Parse<number> {
  return (value, name) => {
    if (value === '') throw parameterEmpty(name)
    if (typeof value !== 'string') throw parameterWrongType('integer', name)
    if (!/^[+-]?\d+$/u.test(value)) throw parameterWrongType('integer', name, value)
    const number = Number(value)
    if (number < minimum) throw integerTooSmall(name, minimum)
    if (number > maximum) throw integerTooLarge(name, maximum)
    return number
  }
}

export function flag(): Parse<boolean> {
  return (value, name) => {
    if (value === 'true') return true
    if (value === 'false') return false
    if (value === '') throw parameterEmpty(name)
    throw parameterWrongType('boolean', name, typeof value === 'string' ? value : undefined)
  }
}

export function oneOf<const T extends string>(...choices: T[]): Parse<T> {
  return (value, name) => {
    if (value === '') throw parameterEmpty(name)
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw parameterNotOneOf(name, choices)
    return found
  }
}

/** An empty string unsets the parameter and reads as null. */
export function clearable<T>(parse: Parse<T>): Parse<T | null> {
  return (value, name) => (value === '' ? null : parse(value, name))
}

export function list<T>(parse: Parse<T>): Parse<T[]> {
  return (value, name) => {
    if (typeof value === 'string') throw parameterWrongType('array', name)
    return [...value].map(([index, item]) => {
      if (!/^\d+$/u.test(index)) throw parameterWrongType('array', name)
      return parse(item, `${name}[${index}]`)
    })
  }
}

/** A hash of texts, where an empty text means "remove this key". */
export function textMap(): Parse<Map<string, string>> {
  return (value, name) => {
    if (typeof value === 'string') throw parameterWrongType('object', name)
    const map = new Map<string, string>()
    for (const [key, item] of value) {
      if (typeof item !== 'string') throw parameterWrongType('string', `${name}[${key}]`)
      map.set(key, item)
    }
    return map
  }
}

export function firstOf<A, B>(whenText: Parse<A>, whenHash: Parse<B>): Parse<A | B> {
  return (value, name) => (typeof value === 'string' ? whenText : whenHash)(value, name)
}

/** Known to Stripe, of no consequence here. */
export function ignored(): Parse<undefined> {
  return () => undefined
}

/** Known to Stripe, and dangerous to ignore: the caller would believe that it worked. */
export function unsupported(): Parse<undefined> {
  return (_value, name) => {
    throw notInSandbox(`the parameter '${name}'`)
  }
}

/** Refuses unknown names, then wrong values in the order of the fields, then missing ones. */
export function hash<F extends Fields>(fields: F): Parse<Parsed<F>> {
  return (value, name) => {
    if (typeof value === 'string') throw parameterWrongType('object', name)
    return parseFields(value, fields, name)
  }
}

export function parseFields<F extends Fields>(tree: FormTree, fields: F, prefix?: string): Parsed<F>
export function parseFields(tree: FormTree, fields: Fields, prefix = ''): Record<string, unknown> {
  const fullName = (key: string): string => (prefix === '' ? key : `${prefix}[${key}]`)
  const [unknown, ...others] = [...tree.keys()].filter((key) => !Object.hasOwn(fields, key))
  if (unknown !== undefined) throw parameterUnknown([fullName(unknown), ...others.map(fullName)])
  const parsed: Record<string, unknown> = {}
  // By name, without a list of entries: most requests give a few of many fields.
  for (const key in fields) {
    const parse = fields[key]
    const value = tree.get(key)
    if (parse === undefined) continue
    if (value !== undefined) parsed[key] = parse(value, fullName(key))
    else if ('required' in parse) throw parameterMissing(fullName(key))
  }
  return parsed
}
