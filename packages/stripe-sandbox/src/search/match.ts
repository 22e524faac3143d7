import { fieldUnknown, operatorUnknown, substringTooShort } from './errors.ts'
import type { Clause, Query } from './parse-query.ts'

/** `token`: as a whole; `text`: also by a part of it; `number`: also greater and less. */
export type SearchField<Row> = {
  kind: 'token' | 'text' | 'number'
  read: (row: Row) => string | number | boolean | null | undefined
}

export type Searchable<Row> = {
  /** Stripe's plural, for messages: `payment_intents`. */
  resource: string
  fields: Record<string, SearchField<Row>>
  metadata: (row: Row) => Record<string, string>
}

const LEAST_SUBSTRING = 3

/** Whether a row is meant by the query. Fields and operators are checked at once, rows later. */
export function matcher<Row>(query: Query, searchable: Searchable<Row>): (row: Row) => boolean {
  const tests = query.clauses.map((clause) => clauseTest(clause, searchable))
  return query.match === 'all'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row))
}

function clauseTest<Row>(clause: Clause, searchable: Searchable<Row>): (row: Row) => boolean {
  const { kind, read } = fieldOf(clause.field, searchable)
  const { field, operator, value, isNegated } = clause
  if (operator === '~' && kind !== 'text') throw operatorUnknown(operator, field)
  if (operator.length > 0 && '<>'.includes(operator[0] ?? '') && kind !== 'number') {
    throw operatorUnknown(operator, field)
  }
  if (operator === '~' && (value ?? '').length < LEAST_SUBSTRING) {
    throw substringTooShort(LEAST_SUBSTRING)
  }
  return (row) => compare(read(row), operator, value) !== isNegated
}

function fieldOf<Row>(name: string, searchable: Searchable<Row>): SearchField<Row> {
  const key = /^metadata\[(?<key>.+)\]$/u.exec(name)?.groups?.['key']
  if (key !== undefined) {
    return {
      kind: 'text',
      read: (row) => new Map(Object.entries(searchable.metadata(row))).get(key),
    }
  }
  const field = new Map(Object.entries(searchable.fields)).get(name)
  if (field === undefined) throw fieldUnknown(name, searchable.resource)
  return field
}

type Value = ReturnType<SearchField<never>['read']>

/** Case does not count, as at Stripe. */
function compare(actual: Value, operator: Clause['operator'], wanted: string | null): boolean {
  if (actual === undefined || actual === null) return wanted === null
  if (wanted === null) return false
  const text = String(actual).toLowerCase()
  const word = wanted.toLowerCase()
  switch (operator) {
    case ':':
      return typeof actual === 'number' ? actual === Number(wanted) : text === word
    case '~':
      return text.includes(word)
    case '<':
      return Number(actual) < Number(wanted)
    case '<=':
      return Number(actual) <= Number(wanted)
    case '>':
      return Number(actual) > Number(wanted)
    case '>=':
      return Number(actual) >= Number(wanted)
  }
}
