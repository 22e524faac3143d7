/** One request of the load. Its key is what it can be repeated by. */
export type Order = { path: string; form: Record<string, string>; key: string }

export type Said = { status: number; body: string; isReplay: boolean }

/** Sends it; undefined when no answer came, so that nobody knows whether it took effect. */
export async function send(url: string, { path, form, key }: Order): Promise<Said | undefined> {
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_sandbox', 'Idempotency-Key': key },
      body: new URLSearchParams(form),
    })
    return {
      status: response.status,
      body: await response.text(),
      isReplay: response.headers.get('idempotent-replayed') === 'true',
    }
  } catch {
    return undefined
  }
}

export type Outcome = {
  /** What was answered, each in the order in which its answer came. */
  acknowledged: { order: Order; said: Said }[]
  inDoubt: Order[]
}

/** Pays as fast as it can, with several hands, until the sandbox is gone. */
export async function payUntilItDies(url: string, round: number): Promise<Outcome> {
  const outcome: Outcome = { acknowledged: [], inDoubt: [] }

  async function ask(order: Order): Promise<Said | undefined> {
    const said = await send(url, order)
    if (said === undefined) outcome.inDoubt.push(order)
    else outcome.acknowledged.push({ order, said })
    return said
  }

  async function hand(name: number): Promise<void> {
    for (let count = 0; ; count += 1) {
      const key = `${round}-${name}-${count}`
      const form = { amount: String(100 + count), currency: 'usd' }
      const made = await ask({ path: '/v1/payment_intents', form, key: `${key}-create` })
      if (made === undefined) return
      const { id }: { id: string } = JSON.parse(made.body)
      const payment_method = count % 5 === 4 ? 'pm_card_chargeDeclined' : 'pm_card_visa'
      const confirmed = await ask({
        path: `/v1/payment_intents/${id}/confirm`,
        form: { payment_method, return_url: 'https://shop.example/return' },
        key: `${key}-confirm`,
      })
      if (confirmed === undefined) return
    }
  }

  await Promise.all(Array.from({ length: 6 }, (_, name) => hand(name)))
  return outcome
}
