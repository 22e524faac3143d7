import { queryMixed, queryTooLong, queryUnreadable } from './errors.ts'

export type Operator = ':' | '~' | '<' | '<=' | '>' | '>='

export type Clause = {
  /** `amount`, `metadata[key]` or a path such as `payment_method_details.card.brand`. */
  field: string
  operator: Operator
  /** Null asks for what is not there. */
  value: string | null
  isNegated: boolean
}

export type Query = { clauses: Clause[]; match: 'all' | 'any' }

const MAX_CLAUSES = 10

const CLAUSE =
  /^(?<negation>-)?(?<field>[a-z][a-z0-9_.]*)(?:\[(?<quote>["'])(?<key>.+?)\k<quote>\])?\s*(?<operator>[<>]=|[:~<>])\s*(?:"(?<double>(?:\\.|[^"\\])*)"|'(?<single>(?:\\.|[^'\\])*)'|(?<bare>[\w.@+-]+))/u
const CONNECTIVE = /^\s+(?:(?<word>AND|OR|and|or)\s+)?/u

/** Reads Stripe's query language (docs.stripe.com/search#search-query-language). */
export function parseQuery(text: string): Query {
  const clauses: Clause[] = []
  const words = new Set<string>()
  let rest = text.trim()
  while (rest !== '') {
    const found = CLAUSE.exec(rest)
    if (found === null) throw queryUnreadable()
    clauses.push(clauseOf(found))
    rest = rest.slice(found[0].length)
    if (rest === '') break
    const connective = CONNECTIVE.exec(rest)
    if (connective === null) throw queryUnreadable()
    // A space alone means AND.
    words.add(connective.groups?.['word']?.toUpperCase() ?? 'AND')
    rest = rest.slice(connective[0].length)
    if (rest === '') throw queryUnreadable()
  }
  if (clauses.length === 0) throw queryUnreadable()
  if (clauses.length > MAX_CLAUSES) throw queryTooLong(MAX_CLAUSES)
  if (words.size > 1) throw queryMixed()
  return { clauses, match: words.has('OR') ? 'any' : 'all' }
}

const OPERATORS = [':', '~', '<', '<=', '>', '>='] as const

function clauseOf({ groups = {} }: RegExpExecArray): Clause {
  const { negation, field = '', key, double, single, bare } = groups
  const operator = OPERATORS.find((known) => known === groups['operator'])
  if (operator === undefined) throw queryUnreadable()
  const quoted = double ?? single
  return {
    field: key === undefined ? field : `${field}[${key}]`,
    operator,
    value: quoted?.replaceAll(/\\(.)/gu, '$1') ?? (bare === 'null' ? null : (bare ?? '')),
    isNegated: negation !== undefined,
  }
}
