import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Life } from './life.ts'
import { startService } from './service.ts'

function makeLife() {
  const end = new AbortController()
  const tidying: (() => unknown)[] = []
  const life: Life = {
    signal: end.signal,
    atEnd: (tidy) => void tidying.push(tidy),
    serve: () => new Promise(() => {}),
    serving: new Promise(() => {}),
    fail: (error) => end.abort(error),
    isLeaving: () => end.signal.aborted,
  }
  return { life, tidy: () => Promise.all(tidying.map((work) => work())) }
}

const SERVES = "process.on('disconnect', () => process.exit()); process.send({ ready: true })"

describe('startService', () => {
  let logFolder = ''
  beforeEach(() => void (logFolder = mkdtempSync(join(tmpdir(), 'paydesk log '))))
  afterEach(() => rmSync(logFolder, { recursive: true }))
  const service = (script: string) => ({
    name: 'api',
    args: ['-e', script],
    env: process.env,
    logFolder,
  })

  it('waits for readiness and ends by closing the channel', async () => {
    const { life } = makeLife()
    const running = await startService(life, service(SERVES))
    await running.stop()
    expect(life.signal.aborted).toBe(false)
  })

  it('that fails to start is refused with what it said', async () => {
    const { life, tidy } = makeLife()
    const starting = startService(life, service("console.error('no database'); process.exit(3)"))
    await expect(starting).rejects.toMatchObject({
      message: expect.stringContaining('The api ended with code 3'),
      detail: 'no database',
    })
    await tidy()
    expect(readFileSync(join(logFolder, 'api.log'), 'utf8')).toBe('no database\n')
  })

  it('that ends unasked ends the command', async () => {
    const { life, tidy } = makeLife()
    const failed = new Promise((resolve) => life.signal.addEventListener('abort', resolve))
    await startService(life, service(`${SERVES}; setTimeout(() => process.exit(1), 50)`))
    await failed
    expect(life.signal.reason).toMatchObject({ name: 'Refusal' })
    await tidy()
  })
})
