import { EventEmitter, once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { formatDuration, makeSteps } from './steps.ts'

function makeOutput({ isTTY = false } = {}) {
  let written = ''
  return { isTTY, write: (text: string) => (written += text), read: () => written }
}

describe('formatDuration', () => {
  it.each([
    [84.4, '84 ms'],
    [1240, '1.2 s'],
    [125_000, '2 min 05 s'],
  ])('%d ms reads as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })
})

describe('a step', () => {
  it('ends as one plain line with its result and time when nobody watches', async () => {
    const output = makeOutput()
    const value = await makeSteps(output, {}).run('Seed', async (tell) => {
      tell.progress('writing')
      tell.result('24 products')
      return 24
    })
    expect(value).toBe(24)
    expect(output.read()).toMatch(/^ {2}✓ Seed {2}24 products {2}\d+ ms\n$/)
  })

  it('that fails is marked and passes its error on', async () => {
    const output = makeOutput()
    const failing = makeSteps(output, {}).run('Types', async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(output.read()).toMatch(/^ {2}✗ Types {2}\d+ ms\n$/)
  })

  it('that is long says in a log that it still works, with its last progress', async () => {
    vi.useFakeTimers()
    const output = makeOutput()
    const end = new EventEmitter()
    const step = makeSteps(output, {}).run('Tests', async (tell) => {
      tell.progress('\u001B[32mcart.test.ts\u001B[39m')
      await once(end, 'end')
    })
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    end.emit('end')
    await step
    expect(output.read()).toMatch(/^ {2}… Tests {2}.*cart\.test\.ts\n {2}✓ Tests/)
    expect(output.read()).not.toContain('\u001B')
  })

  it('keeps colour to a terminal, and respects NO_COLOR there', async () => {
    const terminal = makeOutput({ isTTY: true })
    await makeSteps(terminal, {}).run('Build', async () => {})
    expect(terminal.read()).toContain('\u001B[32m✓')
    const quiet = makeOutput({ isTTY: true })
    await makeSteps(quiet, { NO_COLOR: '1' }).run('Build', async () => {})
    expect(quiet.read()).not.toContain('\u001B[32m')
  })
})
