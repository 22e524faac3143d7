import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './world.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

export type Healing = { ms: number; mended: number; passes: number }

/**
 * After the faults: everything is up, the books are compared until nothing is left to mend, and what waits
 * for its time gets it. Nothing is put right by hand.
 */
export async function heal(
  world: World,
  { isReconciling, mostMs }: { isReconciling: boolean; mostMs: number },
): Promise<Healing> {
  const begun = Date.now()
  for (const api of world.apis) if (!api.isUp()) await api.start()
  await sendAgain(world)
  let [mended, passes] = [0, 0]
  while (Date.now() - begun < mostMs) {
    await hurry(world)
    const found = isReconciling ? await reconcileOnce(world) : 0
    mended += found
    passes++
    await sleep(1_000)
    if (found === 0 && (await isSettled(world))) break
  }
  return { ms: Date.now() - begun, mended, passes }
}

/** Stripe sends an event again for days: these pass now. */
async function sendAgain({ sandboxUrl }: World): Promise<void> {
  const body = new URLSearchParams({ advance: '3d', wait: 'true' })
  await fetch(`${sandboxUrl}/_sandbox/clock`, { method: 'POST', body })
}

/** What failed a few times waits for minutes: those pass now. */
async function hurry({ db: { pool } }: World): Promise<void> {
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND locked_at IS NULL`,
  )
}

async function isSettled({ db: { pool } }: World): Promise<boolean> {
  const { rows } = await pool.query<{ left: number }>(`
    SELECT (SELECT count(*) FROM webhook_events WHERE done_at IS NULL)
      + (SELECT count(*) FROM orders WHERE expires_at IS NOT NULL)
      + (SELECT count(*) FROM refunds WHERE status = 'requested')
      + (SELECT count(*) FROM graphile_worker.jobs
         WHERE task_identifier NOT IN ('sweep', 'reconcile'))::int AS left`)
  return Number(rows[0]?.left) === 0
}

/** @returns how many differences were mended. */
async function reconcileOnce({ apiEnv }: World): Promise<number> {
  const child = spawn(process.execPath, ['apps/api/dist/reconcile-once.js'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...apiEnv },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const [code]: unknown[] = await once(child, 'close')
  if (code !== 0) throw new Error(`the books could not be compared: ${errors}`)
  return output.split('\n').filter((line) => line.includes('"mended":true')).length
}
