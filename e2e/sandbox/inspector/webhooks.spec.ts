import { expect, paidBy, test as base } from './inspector-test.ts'
import { startReceiver, type Receiver } from './receiver.ts'

const test = base.extend<{ receiver: Receiver }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what is needed
  receiver: async ({}, use) => {
    const receiver = await startReceiver()
    await use(receiver)
    await receiver.close()
  },
})

test('an endpoint is added, and its secret is shown once and is the right one', async ({
  account,
  page,
  receiver,
}) => {
  await account.open('/webhooks')
  await expect(page.getByRole('heading', { name: 'Nobody listens yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Add an endpoint…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a webhook endpoint' })
  await dialog.getByLabel('URL').fill('ftp://127.0.0.1/hook')
  await dialog.getByRole('button', { name: 'Add it' }).click()
  await expect(dialog.getByRole('alert')).toContainText('URL')
  await dialog.getByLabel('URL').fill(receiver.url)
  await dialog.getByLabel('Events').fill('payment_intent.succeeded, charge.refunded')
  await dialog.getByRole('button', { name: 'Add it' }).dblclick()

  const secret = page.getByRole('region', { name: 'New signing secret' })
  receiver.trust((await secret.getByRole('code').textContent()) ?? '')
  await account.stripe.paymentIntents.create(paidBy('pm_card_visa'))
  await expect
    .poll(() => receiver.received.map(({ event }) => event?.type))
    .toEqual(['payment_intent.succeeded'])
  await expect(page.getByRole('link', { name: receiver.url })).toContainText('Well')
  await secret.getByRole('button', { name: 'I have it' }).click()
  await page.reload()
  await expect(page.getByRole('link', { name: receiver.url })).toBeVisible()
  await expect(page.getByText('whsec_')).toHaveCount(0)
  expect((await account.stripe.webhookEndpoints.list()).data).toHaveLength(1)
})

test('a secret is rolled, and both sign for a while', async ({ account, page, receiver }) => {
  const { id, secret } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.created'],
  })
  receiver.trust(secret ?? '')
  await account.open(`/webhooks/${id}`)
  await page.getByRole('button', { name: 'Roll the secret…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Roll it' }).click()
  const shown = page.getByRole('region', { name: 'New signing secret' }).getByRole('code')
  const rolled = (await shown.textContent()) ?? ''
  await expect(page.getByRole('article')).toContainText('2 secrets at a time')
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await expect.poll(() => receiver.received).toHaveLength(1)
  expect(receiver.received[0]?.event?.type).toBe('payment_intent.created')
  expect(receiver.received[0]?.signature.match(/v1=/gu)).toHaveLength(2)
  receiver.trust(rolled)
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await expect.poll(() => receiver.received[1]?.event?.type).toBe('payment_intent.created')
})

test('an endpoint is changed, disabled, enabled and deleted', async ({
  account,
  page,
  receiver,
}) => {
  const { id } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['*'],
  })
  await account.open(`/webhooks/${id}`)
  const pane = page.getByRole('article')
  await page.getByRole('button', { name: 'Change…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Events').fill('payment_intent.created')
  await dialog.getByRole('button', { name: 'Change it' }).click()
  await expect(pane).toContainText('Changed.')
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(pane).toContainText('It gets nothing now.')
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible()
  expect(await account.stripe.webhookEndpoints.retrieve(id)).toMatchObject({
    status: 'enabled',
    enabled_events: ['payment_intent.created'],
  })
  await page.getByRole('button', { name: 'Delete…' }).click()
  await dialog.getByRole('button', { name: 'Delete it' }).click()
  await expect(page.getByRole('heading', { name: 'Nobody listens yet' })).toBeVisible()
  await expect(pane).toBeHidden()
})

test('an event that failed is seen with what was answered, and sent again', async ({
  account,
  page,
  receiver,
}) => {
  const { secret } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.succeeded'],
  })
  receiver.trust(secret ?? '')
  receiver.answer(503)
  const { id, client_secret: clientSecret } = await account.stripe.paymentIntents.create(
    paidBy('pm_card_visa'),
  )
  await account.open(`/payments/${id}`)
  const host = receiver.url.replace('http://', '')
  const attempts = page.getByRole('listitem').filter({ hasText: host })
  await expect(attempts.first()).toContainText('503')
  await attempts.first().getByRole('link').click()

  const pane = page.getByRole('article')
  await expect(pane).toContainText('Under way')
  await pane.getByText('Answered after').first().click()
  await expect(pane).toContainText('not today')
  await expect(pane).toContainText('_secret_••••')
  await expect(pane).not.toContainText(clientSecret ?? '')
  receiver.answer(200)
  await pane.getByRole('button', { name: 'Send again' }).click()
  await expect(pane).toContainText('Delivered')
  await expect.poll(() => receiver.received.at(-1)?.event?.type).toBe('payment_intent.succeeded')

  await pane.getByLabel('In which way').selectOption('Forged, signed by a stranger')
  await pane.getByRole('button', { name: 'Send again' }).click()
  await expect(pane).toContainText('A forged one is on its way.')
  await expect.poll(() => receiver.received.at(-1)?.event).toBeNull()
})

test('an event comes again with its old signature, or with a fresh one', async ({
  account,
  page,
  receiver,
}) => {
  const { secret } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.created'],
  })
  receiver.trust(secret ?? '')
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await account.open('/events')
  await page.getByRole('link', { name: 'payment_intent.created' }).click()
  const pane = page.getByRole('article')
  await expect(pane).toContainText('Delivered')

  const way = pane.getByLabel('In which way')
  const again = pane.getByRole('button', { name: 'Send again' })
  await way.selectOption('Replayed, with its old signature')
  await again.click()
  await expect(pane).toContainText('An old one, answered')
  const [first, replayed] = receiver.received
  expect(replayed).toEqual(first)
  expect(first?.event?.type).toBe('payment_intent.created')

  // Signatures tell seconds.
  await expect.poll(() => Math.floor(Date.now() / 1000)).not.toBe(signedAt(first?.signature))
  await way.selectOption('As a copy, signed anew')
  await again.click()
  await expect(pane).toContainText('A copy, answered')
  const copied = receiver.received[2]
  expect(copied?.event?.id).toBe(first?.event?.id)
  expect(copied?.signature).not.toBe(first?.signature)
})

function signedAt(signature = ''): number {
  return Number(/t=(?<seconds>\d+)/u.exec(signature)?.groups?.['seconds'])
}

test('a forged event comes instead of the real one', async ({ account, page, receiver }) => {
  const { secret } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.created'],
  })
  receiver.trust(secret ?? '')
  await account.open('/faults')
  const panel = page.getByRole('region', { name: 'Events on their way' })
  await panel.getByLabel('What happens').selectOption('A forged one comes')
  await panel.getByLabel('When').selectOption('Alone, instead of the real one')
  await panel.getByRole('button', { name: 'Switch on' }).click()
  await expect(panel.getByRole('listitem')).toContainText('every event, instead of it')
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await account.control('clock', { wait: 'true' })
  expect(receiver.received.map(({ event }) => event)).toEqual([null])
})

test('events come in an order of chance', async ({ account, page }) => {
  await account.open('/faults')
  const panel = page.getByRole('region', { name: 'Events on their way' })
  await panel.getByLabel('What happens').selectOption('Comes out of order')
  await panel.getByLabel('In which order').selectOption('By chance')
  await panel.getByLabel('Of how many').fill('5')
  await panel.getByRole('button', { name: 'Switch on' }).click()
  await expect(panel.getByRole('listitem')).toContainText('every event, 5 at a time, by chance')
  await expect(panel.getByRole('listitem')).toContainText('5 times to come')
})

test('a webhook fault is switched on for one endpoint, happens, and is spent', async ({
  account,
  page,
  receiver,
}) => {
  const { secret } = await account.stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['payment_intent.created'],
  })
  receiver.trust(secret ?? '')
  await account.open('/faults')
  const panel = page.getByRole('region', { name: 'Events on their way' })
  await panel.getByLabel('What happens').selectOption('Comes twice')
  await panel.getByLabel('On the way to').selectOption(receiver.url)
  await panel.getByRole('button', { name: 'Switch on' }).click()
  await expect(page.getByRole('navigation')).toContainText('1 on')
  await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
  await expect(panel.getByRole('listitem')).toContainText('spent: happened once')
  await expect.poll(() => receiver.received.length).toBe(2)
  expect(new Set(receiver.received.map(({ event }) => event?.id)).size).toBe(1)
  await panel.getByRole('button', { name: 'Switch off' }).click()
  await expect(panel).toContainText('None is on.')
})
