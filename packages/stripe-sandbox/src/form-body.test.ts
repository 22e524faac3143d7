import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm, sortedForm } from './form-body.ts'
import type { FormValue } from './form-body.ts'

function plain(value: FormValue): unknown {
  if (typeof value === 'string') return value
  return Object.fromEntries(Array.from(value, ([key, item]) => [key, plain(item)]))
}

const parsed = (encoded: string): unknown => plain(parseForm(encoded))

describe('a form', () => {
  test('is a tree by its brackets, and a list by indexes or by none', () => {
    expect(
      parsed('amount=1299&card%5Bnumber%5D=4242&card[cvc]=1+2&expand[0]=a&expand[1]=b&types[]=x'),
    ).toEqual({
      amount: '1299',
      card: { number: '4242', cvc: '1 2' },
      expand: { 0: 'a', 1: 'b' },
      types: { 0: 'x' },
    })
    expect(parsed('types[]=x&types[]=y')).toEqual({ types: { 0: 'x', 1: 'y' } })
  })

  test('with brackets that are none, or too deep, has them in a name', () => {
    const deep = `a${'[b]'.repeat(10)}`
    expect(parsed(`a[b=1&[c]=2&d]=3&${deep}=4`)).toEqual({
      'a[b': '1',
      '[c]': '2',
      'd]': '3',
      [deep]: '4',
    })
  })

  test('reads each name and value as the standard does, whatever is in it', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => encodeURIComponent(text)),
      fc
        .stringMatching(/^(?:[ -~]|%[0-9A-F]{0,2}|é)*$/u)
        .map((text) => text.replaceAll(/[&=[\]]/gu, '')),
    )
    fc.assert(
      fc.property(part, part, (name, value) => {
        const [pair] = new URLSearchParams(`x${name}=${value}`)
        expect([...parseForm(`x${name}=${value}`)]).toEqual([pair])
      }),
    )
  })
})

test('a form has one text whatever the order of its parameters, but not of a list', () => {
  expect(sortedForm('b=2&a[]=2&a[]=1&c=3')).toBe(sortedForm('c=3&a[]=2&b=2&a[]=1'))
  expect(sortedForm('a[]=1&a[]=2')).not.toBe(sortedForm('a[]=2&a[]=1'))
})
