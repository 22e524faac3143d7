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
  for (const pair of encoded.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const name = decode(mark < 0 ? pair : pair.slice(0, mark))
    insert(tree, name, mark < 0 ? '' : decode(pair.slice(mark + 1)))
  }
  return tree
}

const ENCODED = /[%+]/u

/** A name or a value. By hand: `URLSearchParams` costs several times as much. */
function decode(encoded: string): string {
  if (!ENCODED.test(encoded)) return encoded
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    // Not UTF-8, or no code at all: the standard says what it means all the same.
    return new URLSearchParams(`=${encoded}`).get('') ?? ''
  }
}

function insert(tree: FormTree, name: string, value: string): void {
  const open = name.indexOf('[')
  const isPlain = open <= 0 || !name.endsWith(']')
  const inner = isPlain ? [] : name.slice(open + 1, -1).split('][')
  if (isPlain || inner.length > MAX_DEPTH) {
    tree.set(keyIn(tree, name), value)
    return
  }
  const last = inner.pop() ?? ''
  let branch = branchOf(tree, name.slice(0, open))
  for (const key of inner) branch = branchOf(branch, key)
  branch.set(keyIn(branch, last), value)
}

function branchOf(tree: FormTree, name: string): FormTree {
  const key = keyIn(tree, name)
  const existing = tree.get(key)
  if (existing instanceof Map) return existing
  const branch: FormTree = new Map()
  tree.set(key, branch)
  return branch
}

/** Without one it is the next of a list. */
function keyIn(tree: FormTree, name: string): string {
  return name === '' ? String(tree.size) : name
}

/** One text whatever the order in which the parameters came. */
export function sortedForm(encoded: string): string {
  return (
    encoded
      .split('&')
      .map((pair) => ({ pair, name: pair.slice(0, pair.indexOf('=')) }))
      // By name alone: of several of one name (`a[]`) the order is part of the meaning.
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ pair }) => pair)
      .join('&')
  )
}
