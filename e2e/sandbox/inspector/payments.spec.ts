import { RETURN_URL, expect, paidBy, test } from './inspector-test.ts'

test('a payment appears by itself, with its story', async ({ account, page }) => {
  await account.open()
  await expect(page.getByRole('heading', { name: 'No payment yet' })).toBeVisible()
  await expect(page.getByText('new Stripe(')).toBeVisible()

  await account.stripe.paymentIntents.create({
    ...paidBy('pm_card_visa'),
    description: 'Storm lantern',
  })
  const row = page.getByRole('link', { name: 'Storm lantern' })
  await expect(row).toContainText('$42.00')
  await expect(row).toContainText('Succeeded')
  await row.click()
  const moments = page.getByRole('article').locator('ol > li')
  await expect(moments).toContainText([
    'POST /v1/payment_intents200',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ])
})

test('the five lines of the empty page make a payment', async ({ sandbox, page }) => {
  // Without an account in the address: the keys of the snippet are those of the default one.
  await page.goto(sandbox.url)
  const code = await page.locator('pre code').textContent()
  expect(code).toContain(`port: ${new URL(sandbox.url).port}`)
  await page.getByRole('button', { name: 'curl' }).click()
  const curl = (await page.locator('pre code').textContent()) ?? ''
  const fields = [...curl.matchAll(/-d (?<field>\S+)/gu)].map((match) => match.groups?.['field'])
  const response = await fetch(`${sandbox.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox' },
    body: fields.join('&'),
  })
  expect(response.status).toBe(200)
  await expect(page.getByRole('link', { name: '€12.99' })).toBeVisible()
})

test('payments are found by id, amount, customer, metadata and status', async ({
  account,
  page,
}) => {
  const { stripe } = account
  const customer = await stripe.customers.create({ email: 'jenny@example.com' })
  const wanted = await stripe.paymentIntents.create({
    amount: 1234,
    currency: 'usd',
    customer: customer.id,
    description: 'The wanted one',
    metadata: { order: 'A-77' },
  })
  await stripe.paymentIntents.create({ ...paidBy('pm_card_visa'), description: 'Another one' })
  await account.open()
  const search = page.getByRole('searchbox')
  const rows = page.getByRole('region', { name: 'Payments' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  for (const words of [wanted.id, '12.34', '1234', customer.id, 'order:A-77', 'wanted usd']) {
    await search.fill(words)
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('The wanted one')
  }
  await search.fill('')
  await expect(rows).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Succeeded')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Another one')
  // What is filtered stands in the address.
  await page.reload()
  await expect(rows).toHaveCount(1)
})

test('the list goes on page by page', async ({ account, page }) => {
  for (let amount = 1000; amount < 1045; amount += 1) {
    await account.stripe.paymentIntents.create({ amount, currency: 'usd' })
  }
  await account.open()
  const rows = page.getByRole('region', { name: 'Payments' }).getByRole('listitem')
  await expect(rows).toHaveCount(40)
  await expect(rows.first()).toContainText('$10.44')
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(rows).toHaveCount(45)
  await expect(rows.last()).toContainText('$10.00')
})

test.describe('an act', () => {
  test('refunds a part, once, however often it is pressed', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create(paidBy('pm_card_visa'))
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Refund…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Refund' })
    await dialog.getByLabel('Amount in USD').fill('12.50')
    await dialog.getByRole('button', { name: 'Refund' }).dblclick()
    await expect(page.getByText('Refunded $12.50.')).toBeVisible()
    const refunds = await account.stripe.refunds.list({ payment_intent: id })
    expect(refunds.data.map(({ amount }) => amount)).toEqual([1250])
    await expect(page.getByRole('article')).toContainText('Part refunded')
  })

  test('that Stripe refuses says why, and the form stays', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create(paidBy('pm_card_visa'))
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Refund…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Refund' })
    await dialog.getByLabel('Amount in USD').fill('99')
    await dialog.getByRole('button', { name: 'Refund' }).click()
    await expect(dialog.getByRole('alert')).toContainText('greater than')
    await dialog.getByLabel('Amount in USD').fill('42,5,0')
    await dialog.getByRole('button', { name: 'Refund' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Enter an amount of USD')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect((await account.stripe.refunds.list({ payment_intent: id })).data).toEqual([])
  })

  test('opens a dispute, and decides it', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create(paidBy('pm_card_visa'))
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Open a dispute…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Open a dispute' })
    await dialog.getByLabel('The customer says').selectOption('It never came')
    await dialog.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByRole('article')).toContainText('Disputed')
    await page.getByRole('button', { name: 'Close as won' }).click()
    await expect(page.getByRole('article')).toContainText('charge.dispute.closed')
    await expect(page.getByRole('button', { name: 'Close as won' })).toBeHidden()
    const { data } = await account.stripe.disputes.list({ payment_intent: id })
    expect(data).toMatchObject([{ status: 'won', reason: 'product_not_received', amount: 4200 }])
  })

  test('settles a refund that is under way', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create(paidBy('pm_card_pendingRefund'))
    const refund = await account.stripe.refunds.create({ payment_intent: id })
    expect(refund.status).toBe('pending')
    await account.open(`/payments/${id}`)
    const refunds = page.getByRole('article').getByRole('listitem').filter({ hasText: refund.id })
    await refunds.getByRole('button', { name: 'Let it fail' }).click()
    await expect(refunds).toContainText('failed')
    expect(await account.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' })
  })

  test('captures a part of what was authorized', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create({
      ...paidBy('pm_card_visa'),
      capture_method: 'manual',
    })
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Capture…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Capture' })
    await dialog.getByLabel('Amount in USD').fill('40')
    await dialog.getByRole('button', { name: 'Capture' }).click()
    await expect(page.getByText('Captured $40.00.')).toBeVisible()
    expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'succeeded',
      amount_received: 4000,
    })
  })

  test('cancels what was not paid', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create({ amount: 4200, currency: 'usd' })
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('article')).toContainText('Canceled')
    expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled' })
  })

  for (const [button, status] of [
    ['Settle now', 'succeeded'],
    ['Let it fail', 'requires_payment_method'],
  ] as const) {
    test(`ends a delayed payment: ${button}`, async ({ account, page }) => {
      const delayed = paidBy('pm_card_sandboxDelayed')
      const { id } = await account.stripe.paymentIntents.create(delayed)
      await account.open(`/payments/${id}`)
      await page.getByRole('button', { name: button }).click()
      await expect(page.getByRole('button', { name: button })).toBeHidden()
      expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({ status })
    })
  }

  test('answers a 3-D Secure challenge as the customer would', async ({ account, page }) => {
    const { id } = await account.stripe.paymentIntents.create(
      paidBy('pm_card_authenticationRequired'),
    )
    await account.open(`/payments/${id}`)
    await page.getByRole('button', { name: 'Authorize as customer' }).click()
    await expect(page.getByText('The customer authorized it.')).toBeVisible()
    expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'succeeded' })
  })
})

test('no secret is on any page of a payment, and none in what the page is told (I3)', async ({
  account,
  page,
}) => {
  const intent = await account.stripe.paymentIntents.create({
    ...paidBy('pm_card_visa'),
    metadata: { pasted: 'card 4242 4242 4242 4242', secret: 'whsec_pasted' },
    return_url: `${RETURN_URL}?key=sk_test_pasted`,
  })
  const secret = intent.client_secret?.split('_secret_')[1] ?? ''
  expect(secret).not.toBe('')
  const told: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/_sandbox/') && !response.url().includes('/stream'))
      told.push(response.text().catch(() => ''))
  })
  await account.open(`/payments/${intent.id}`)
  for (const title of ['PaymentIntent', 'Charge', 'PaymentMethod']) {
    await page.getByText(title, { exact: true }).click()
  }
  await expect(page.getByText('_secret_••••').first()).toBeVisible()
  await page.getByRole('article').getByRole('link', { name: 'POST /v1/payment_intents' }).click()
  await expect(page.getByRole('heading', { name: 'Parameters' })).toBeVisible()
  const texts = [...(await Promise.all(told)), await page.content()]
  for (const hidden of [secret, 'whsec_pasted', 'sk_test_pasted', '4242 4242']) {
    expect(texts.filter((text) => text.includes(hidden))).toEqual([])
  }
})
