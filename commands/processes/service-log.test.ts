import { describe, expect, it } from 'vitest'
import { readLine } from './service-log.ts'

describe('readLine', () => {
  it('turns a JSON line into words, without what nobody reads', () => {
    const line = '{"level":40,"time":1,"pid":2,"hostname":"h","msg":"retrying","attempt":3}'
    expect(readLine(line, 40)).toEqual({ level: 40, text: 'warn  retrying  attempt=3' })
  })

  it('shows the stack of an error', () => {
    const line = '{"level":50,"msg":"failed","err":{"type":"Error","stack":"Error: no\\n  at x"}}'
    expect(readLine(line, 40).text).toBe('error  failed  err=Error: no\n  at x')
  })

  it.each(['(node:1) Warning: x', '{broken'])(
    'passes %s on as it is, at the level of its stream',
    (line) => {
      expect(readLine(line, 40)).toEqual({ level: 40, text: line })
    },
  )
})
