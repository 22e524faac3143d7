import type { Stripe } from '@stripe/stripe-js'

/** What react-stripe-js called on the objects of the real script, in order. */
export type Called = { on: 'stripe' | 'elements' | 'element'; method: string; args: unknown[] }

const METHODS = {
  elements: ['create', 'update'],
  element: ['mount', 'update', 'destroy', 'on', 'off'],
} as const

/** Notes the calls on a Stripe object and on what it makes; the objects themselves stay real. */
export function spyOn(stripe: Stripe): Called[] {
  const calls: Called[] = []
  wrap(stripe, 'elements', (args, made) => {
    calls.push({ on: 'stripe', method: 'elements', args })
    for (const method of METHODS.elements) {
      wrap(made, method, (given, element) => {
        calls.push({ on: 'elements', method, args: given.map(plain) })
        if (method === 'create') watchElement(element)
      })
    }
  })
  function watchElement(element: object): void {
    for (const method of METHODS.element) {
      wrap(element, method, (args) => {
        calls.push({ on: 'element', method, args: args.map(plain) })
      })
    }
  }
  return calls
}

function wrap(holder: object, name: string, note: (args: unknown[], result: object) => void): void {
  const original: unknown = Reflect.get(holder, name)
  if (typeof original !== 'function') throw new TypeError(`There is no ${name}.`)
  Reflect.set(holder, name, (...args: unknown[]) => {
    const result = Reflect.apply(original, holder, args)
    note(args, result)
    return result
  })
}

/** What a test can be given: no functions, no nodes. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return 'function'
  if (value instanceof HTMLElement) return value.tagName.toLowerCase()
  return value
}
