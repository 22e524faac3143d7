import { availableParallelism } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../../src/testing/running-sandbox.ts'
import { installStripeCli, toSandbox } from './stripe-cli.ts'

const cli = installStripeCli()
afterAll(cli.remove)

const FAMILY = /^(?:charge|customer|payment_intent|payment_method|refund|setup_intent)\./u

/** Triggers of these families that the sandbox does not serve. Any other one, it does. */
const UNCLAIMED: Record<string, string> = {
  'customer.discount.created': 'coupons are not part of taking a payment',
  'customer.discount.deleted': 'coupons are not part of taking a payment',
  'customer.discount.updated': 'coupons are not part of taking a payment',
  'customer.source.created': 'sources are what PaymentMethods replaced',
  'customer.source.updated': 'sources are what PaymentMethods replaced',
  'customer.subscription.created': 'subscriptions are not part of taking a payment',
  'customer.subscription.deleted': 'subscriptions are not part of taking a payment',
  'customer.subscription.paused': 'subscriptions are not part of taking a payment',
  'customer.subscription.trial_will_end': 'subscriptions are not part of taking a payment',
  'customer.subscription.updated': 'subscriptions are not part of taking a payment',
  'payment_intent.partially_funded': 'bank transfers into a customer balance are not there',
}

/** What this CLI knows, by its own word, so that a trigger of a later one is not overlooked. */
async function knownTriggers(): Promise<string[]> {
  const { stdout } = await cli.run('trigger', '--help')
  const listed = [...stdout.matchAll(/^ {2}(?<name>[a-z_]+(?:\.[a-z_]+)+)$/gmu)]
  return listed.flatMap(({ groups }) => groups?.['name'] ?? []).filter((name) => FAMILY.test(name))
}

test('each claimed trigger of the official CLI leads to its event, and no other does', async () => {
  const names = await knownTriggers()
  const waiting = [...names]
  const failures: Record<string, string> = {}

  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      // One of its own for each, where no other trigger leads to the same event.
      const { stripe, url } = await startSandbox()
      const { code, stdout, stderr } = await cli.run('trigger', name, ...toSandbox(url))
      // It exits 0 whatever its requests led to: what counts is the event.
      const { data } = await stripe.events.list({ type: name })
      if (code !== 0) failures[name] = `exit ${code}: ${stdout}${stderr}`
      else if (data.length === 0) failures[name] = `no such event: ${stdout}${stderr}`
    }
  }
  await Promise.all(Array.from({ length: Math.max(4, availableParallelism()) }, worker))

  expect(names.length).toBeGreaterThan(20)
  expect(names).toEqual(expect.arrayContaining(Object.keys(UNCLAIMED)))
  const unexpected = Object.entries(failures).filter(([name]) => UNCLAIMED[name] === undefined)
  expect(Object.fromEntries(unexpected)).toEqual({})
  expect(Object.keys(UNCLAIMED).filter((name) => failures[name] === undefined)).toEqual([])
})
