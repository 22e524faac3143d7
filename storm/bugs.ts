import { parseArgs } from 'node:util'
import { tmpdir } from 'node:os'
import type { DeliberateBug } from '@paydesk/db'
import { INVARIANTS, type Violation } from './check.ts'
import { storm, type Wrong } from './storm.ts'

type Case = {
  name: string
  what: string
  /** Any of these has to be broken. */
  breaks: Violation['invariant'][]
  wrong: Wrong
  seconds?: number
}

function bug(name: DeliberateBug, what: string, breaks: Case['breaks']): Case {
  return { name, what, breaks, wrong: { bugs: [name], isReconciling: true } }
}

/** One that reconciliation would put right, so that it has to stand aside. */
function alone(name: DeliberateBug, what: string, breaks: Case['breaks']): Case {
  const bugs = [name, 'no_reconciliation']
  return { name, what, breaks, wrong: { bugs, isReconciling: false } }
}

/** One in the database's own rules. */
function inDatabase(
  name: string,
  what: string,
  rule: { breaks: Case['breaks']; sql: string },
): Case {
  const { breaks, sql } = rule
  return { name, what, breaks, wrong: { bugs: [], sql, isReconciling: true } }
}

const CASES: Case[] = [
  bug('key_per_try', 'a new idempotency key for each try of an intent', ['S3']),
  bug('timeout_is_failure', 'an answer that did not come is taken for a no', ['S3']),
  bug('effect_twice', 'an event that came twice counts twice', ['X5']),
  bug('amount_from_client', 'the amount is what the client says', ['X1']),
  bug('no_reconciliation', 'the books are never compared', ['X3']),
  {
    ...bug('no_watchdog', 'nobody frees the jobs of a dead process', ['B3', 'B4']),
    // A job is short: it takes a while until a kill meets one.
    seconds: 80,
  },
  bug('secret_in_log', 'the client secret is written to the log', ['I3']),
  alone('ack_before_store', 'an event is answered before it is stored', ['X3']),
  alone('done_before_effect', 'an event is closed before its effect', ['X1', 'X4']),
  alone('expire_here_only', 'an order expires here, and can be paid there', ['S3']),
  inDatabase('read_then_write_stock', 'stock is read, then written', {
    breaks: ['B2'],
    sql: `CREATE OR REPLACE FUNCTION reserve_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE line record; known integer;
      BEGIN
        FOR line IN SELECT * FROM changed LOOP
          SELECT reserved INTO known FROM products WHERE id = line.product_id;
          PERFORM pg_sleep(0.005);
          UPDATE products SET reserved = known + line.quantity WHERE id = line.product_id;
        END LOOP;
        RETURN NULL;
      END $$`,
  }),
  inDatabase('stock_kept_when_closed', 'a closed order keeps what it held', {
    breaks: ['B2'],
    sql: `CREATE OR REPLACE FUNCTION shift_stock(of_order uuid, stock_by integer, reserved_by integer)
      RETURNS void LANGUAGE sql AS $$
        UPDATE products SET stock = stock + stock_by * line.quantity,
          reserved = reserved + stock_by * line.quantity
        FROM order_lines line WHERE line.order_id = of_order AND line.product_id = products.id $$`,
  }),
  inDatabase('history_off', 'changes of an order are not written down', {
    breaks: ['B1'],
    sql: 'DROP TRIGGER orders_history_is_written ON orders',
  }),
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, seconds: { type: 'string', default: '25' } },
})
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
const chosen = CASES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
let survivors = 0
for (const { name, what, breaks, wrong, seconds = Number(values.seconds) } of chosen) {
  if (stop.signal.aborted) break
  process.stderr.write(`  ${name}: `)
  const { violations } = await storm({
    seed: values.seed,
    minutes: seconds / 60,
    wrong,
    keepIn: tmpdir(),
    signal: stop.signal,
    tell: () => process.stderr.write('.'),
  })
  const broken = [...new Set(violations.map(({ invariant }) => invariant))].toSorted()
  const isCaught = breaks.some((invariant) => broken.includes(invariant))
  if (!isCaught) survivors++
  const verdict = isCaught ? 'caught' : `**not caught** (${breaks.join(', ')})`
  process.stderr.write('\n')
  process.stdout.write(`| \`${name}\` | ${what} | ${broken.join(', ')} | ${verdict} |\n`)
}
process.stderr.write(
  survivors === 0
    ? `  All ${chosen.length} bugs were caught, by ${Object.keys(INVARIANTS).length} invariants.\n`
    : `  ${survivors} bugs were not caught.\n`,
)
process.exitCode = survivors === 0 ? 0 : 1
