import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { ROOT } from '../installation/home.ts'

type Report = { violations: unknown[]; missing: string[]; counts: Record<string, number> }

it('two minutes of storm break no invariant, and meet every case that matters (I1 to I8)', async () => {
  const args = ['--import', 'tsx', 'storm/run.ts', '--minutes', '2', '--seed', '7', '--json']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, words] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (words += text))
  const [code]: unknown[] = await once(child, 'close')
  // 1: an invariant was broken; 3: too little happened to prove anything.
  const lastWords = words.slice(-2_000)
  expect({ code, lastWords: code === null || output === '' ? lastWords : '' }).toMatchObject({
    lastWords: '',
  })
  const { violations, missing }: Report = JSON.parse(output)
  expect({ code, violations, missing }).toEqual({ code: 0, violations: [], missing: [] })
}, 420_000)
