/** A parsed form: `a[b][c]=v` is a tree; a list is a tree whose keys are indexes. */
export type FormTree = Map<string, FormValue>
export type FormValue = string | FormTree

const MAX_DEPTH = 8

/**
 * Reads the form encoding of all Stripe clients: `a[b][c]`, `a[0]` (SDKs) and `a[]` (CLI).
 * Maps, not objects: a parameter named `__proto__` is only an unknown parameter.
 */
export function parseForm(encoded: string): FormTree {
  const tree: FormTree = new Map()
  for (const [name, value] of new URLSearchParams(encoded)) {
    insert(tree, path(name), value)
  }
  return tree
}

function path(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  const inner = name.slice(open + 1, -1).split('][')
  return inner.length > MAX_DEPTH ? [name] : [name.slice(0, open), ...inner]
}

function insert(tree: FormTree, keys: string[], value: string): void {
  const [first = '', ...rest] = keys
  const key = first === '' ? String(tree.size) : first
  if (rest.length === 0) {
    tree.set(key, value)
    return
  }
  const existing = tree.get(key)
  const branch: FormTree = existing instanceof Map ? existing : new Map()
  tree.set(key, branch)
  insert(branch, rest, value)
}

/** One text whatever the order in which the parameters came. */
export function sortedForm(encoded: string): string {
  const nameOf = (pair: string): string => pair.slice(0, pair.indexOf('='))
  // By name alone: of several of one name (`a[]`) the order is part of the meaning.
  return encoded
    .split('&')
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b))))
    .join('&')
}
