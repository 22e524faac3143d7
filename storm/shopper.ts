import { setTimeout as sleep } from 'node:timers/promises'
import { answerBank, CARDS, confirmCard } from './card.ts'
import type { History } from './history.ts'
import type { Random } from './random.ts'
import { isRefusal, shopClient, type ShopClient } from './shop-client.ts'
import { HOLD_SECONDS, type World } from './world.ts'

export type Shopper = {
  world: World
  history: History
  random: Random
  productIds: readonly string[]
}

type Cart = {
  checkoutId: string
  currency: 'USD' | 'EUR'
  lines: { productId: string; quantity: number }[]
}
type Visit = Shopper & { shop: ShopClient; cart: Cart }

/** One customer, from an empty cart to whatever becomes of it. Nothing that goes wrong is thrown. */
export async function visit(shopper: Shopper): Promise<void> {
  const { random, world, history } = shopper
  const cart = {
    checkoutId: uuidOf(random),
    currency: 'USD',
    lines: fill(shopper),
  } satisfies Cart
  const visiting: Visit = { ...shopper, shop: shopClient(world.balancer.url), cart }
  if (!(await enter(visiting))) return
  history.count('checkouts')
  if (random.chance(0.3)) return payByServer(visiting)
  const secret = await checkOut(visiting)
  if (secret === undefined) return
  const way = random.next()
  if (way < 0.12) return history.count('abandoned')
  if (way < 0.2) return payLate(visiting, secret)
  if (way < 0.28) return closeAndPay(visiting, secret)
  if (way < 0.4) return edit(visiting)
  return pay(visiting, secret)
}

function fill({ random, productIds }: Pick<Shopper, 'random' | 'productIds'>): Cart['lines'] {
  const count = random.between(1, 3)
  const ids = new Set(Array.from({ length: count }, () => random.pick(productIds)))
  return [...ids].map((productId) => ({ productId, quantity: random.between(1, 3) }))
}

/** Opens the shop, which makes the visitor a guest. */
async function enter({ shop, random }: Visit): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      await shop.checkout.config.query()
      return true
    } catch {
      await sleep(random.between(100, 1_000))
    }
  }
  return false
}

const TRIES = 6

/**
 * Asks for the intent as the page does: again, under the same checkout id, while it is not known what
 * became of it; and now and then twice at once, as a double click does.
 */
async function checkOut({ shop, cart, random, history }: Visit): Promise<string | undefined> {
  // Some would like to pay less than it costs.
  let shownTotalMinor = random.chance(0.08) ? 100 : undefined
  const ask = () =>
    shop.checkout.createIntent.mutate({
      email: 'shopper@example.com',
      ...cart,
      ...(shownTotalMinor && { shownTotalMinor }),
    })
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      const isDouble = random.chance(0.15)
      if (isDouble) history.count('double clicks')
      const answers = await Promise.allSettled(isDouble ? [ask(), ask(), ask()] : [ask()])
      const answer = answers.find(({ status }) => status === 'fulfilled') ?? answers[0]
      if (answer?.status !== 'fulfilled') throw answer?.reason
      const outcome = answer.value
      if (outcome.outcome === 'ready') return outcome.clientSecret
      history.count(`createIntent: ${outcome.outcome}`)
      if (outcome.outcome === 'quoteChanged') {
        shownTotalMinor = undefined
        continue
      }
      if (outcome.outcome !== 'refused') return undefined
      history.count(`refused: ${outcome.problems[0]?.code ?? ''}`)
      if (outcome.problems[0]?.code !== 'stock_contended') return undefined
    } catch (error) {
      if (isRefusal(error)) {
        history.note({ act: 'refused', cart, why: String(error) })
        history.count('createIntent: refused with an error')
        return undefined
      }
      history.count('createIntent: unknown')
      await sleep(random.between(100, 1_500))
    }
  }
  history.count('gave up')
  return undefined
}

async function pay(visiting: Visit, secret: string): Promise<void> {
  const { random, history, world } = visiting
  const draw = random.next()
  if (draw < 0.15) {
    history.count('declined first')
    await confirmCard(world.sandboxUrl, secret, CARDS.declined)
  }
  const card = draw > 0.85 ? CARDS.asksBank : CARDS.pays
  if (random.chance(0.1)) {
    history.count('double payments tried')
    await Promise.all([1, 2].map(() => confirmCard(world.sandboxUrl, secret, card)))
  }
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const { outcome, challenge } = await confirmCard(world.sandboxUrl, secret, card)
    history.count(`card: ${outcome}`)
    if (outcome === 'asks' && challenge !== undefined) {
      await sleep(random.between(0, 1_000))
      await answerBank(world.sandboxUrl, challenge, random.chance(0.8) ? 'succeed' : 'fail')
      break
    }
    if (outcome !== 'unknown') break
    await sleep(random.between(100, 1_000))
  }
  await watch(visiting)
}

/** The third order of the flow: a token of the card, and the server confirms. */
async function payByServer(visiting: Visit): Promise<void> {
  const { shop, cart, world, random, history } = visiting
  history.count('server confirms')
  const card = random.pick([CARDS.pays, CARDS.pays, CARDS.pays, CARDS.declined, CARDS.asksBank])
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      const token = await world.stripe.testHelpers.confirmationTokens.create({
        payment_method: attempt > 1 && card === CARDS.declined ? CARDS.pays : card,
      })
      const ask = () =>
        shop.checkout.confirm.mutate({
          ...cart,
          confirmationTokenId: token.id,
          returnUrl: 'https://shop.example/return',
        })
      const answers = await Promise.allSettled(random.chance(0.15) ? [ask(), ask()] : [ask()])
      const answer = answers.find(({ status }) => status === 'fulfilled') ?? answers[0]
      if (answer?.status !== 'fulfilled') throw answer?.reason
      const { outcome } = answer.value
      history.count(`confirm: ${outcome}`)
      if (outcome === 'declined') continue
      if (outcome === 'confirmed' || outcome === 'alreadyPaid') await watch(visiting)
      return
    } catch (error) {
      if (isRefusal(error)) return history.count('confirm: refused with an error')
      history.count('confirm: unknown')
      await sleep(random.between(100, 1_500))
    }
  }
}

/** Comes back when the order's time is over. */
async function payLate(visiting: Visit, secret: string): Promise<void> {
  visiting.history.count('late')
  await sleep((HOLD_SECONDS + visiting.random.between(-2, 3)) * 1_000)
  await pay(visiting, secret)
}

/** Staff close the order in Studio while its customer pays. */
async function closeAndPay(visiting: Visit, secret: string): Promise<void> {
  const { world, cart, random, history } = visiting
  const status = random.pick(['canceled', 'expired'] as const)
  history.count(`closed by staff: ${status}`)
  const closing = world.db.prisma.order
    .update({ where: { id: cart.checkoutId }, data: { status } })
    .catch(() => history.count('staff: no'))
  await sleep(random.between(0, 30))
  await Promise.all([closing, pay(visiting, secret)])
}

/** Changes the cart, and perhaps its currency, before paying what it is then. */
async function edit(visiting: Visit): Promise<void> {
  const { random, history, cart } = visiting
  const edits = random.between(1, 3)
  let secret: string | undefined
  for (let count = 0; count < edits; count++) {
    cart.lines = fill(visiting)
    if (random.chance(0.3)) cart.currency = cart.currency === 'USD' ? 'EUR' : 'USD'
    history.count('edits')
    secret = await checkOut(visiting)
    if (secret === undefined) return
  }
  if (secret !== undefined) await pay(visiting, secret)
}

const FINAL = new Set(['paid', 'partially_refunded', 'refunded', 'held', 'expired', 'canceled'])
const WATCH_MS = 20_000

/** Looks at the order until it is decided, as its page does. */
async function watch({ shop, cart, history }: Visit): Promise<void> {
  const until = Date.now() + WATCH_MS
  while (Date.now() < until) {
    try {
      const { status } = await shop.orders.byId.query({ orderId: cart.checkoutId })
      if (FINAL.has(status)) {
        history.count(`order: ${status}`)
        if (status === 'paid') {
          history.told.push({ checkoutId: cart.checkoutId, as: 'paid', at: Date.now() })
        }
        return
      }
    } catch (error) {
      if (isRefusal(error)) return history.count('order: not shown')
    }
    await sleep(400)
  }
  history.count('order: undecided when last looked at')
}

function uuidOf({ between }: Random): string {
  const hex = (length: number) => Array.from({ length }, () => between(0, 15).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[between(0, 3)]}${hex(3)}-${hex(12)}`
}
