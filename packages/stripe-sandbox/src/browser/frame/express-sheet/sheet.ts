import type { ShippingRate } from '@stripe/stripe-js'
import type {
  Authorisation,
  Purchase,
  PurchaseLines,
  SheetEvents,
} from '../../shared/express-protocol.ts'
import type { Wallet } from '../../shared/express-wallets.ts'
import { nameOf } from '../express-checkout/button-look.ts'
import { makeElement, required } from '../form-dom.ts'
import type { Texts } from '../texts.ts'
import { drawLines, drawRates, priceOf } from './purchase-lines.ts'
import { inOneLine, samplesIn, type SampleAddress } from './sample-addresses.ts'
import { drawClose, makeChoices, makeEntry } from './sheet-parts.ts'
import { TEST_CARDS, type TestCard } from './test-cards.ts'

type Tell = <E extends keyof SheetEvents>(event: E, detail: SheetEvents[E]) => void
type Settings = { texts: Texts; wallet: Wallet; purchase: Purchase; tell: Tell }

/** As long as Stripe gives a merchant to answer a choice (unconfirmed). */
const ANSWER_WITHIN_MS = 20_000

export type Sheet = ReturnType<typeof makeSheet>

/** The wallet's sheet: a test card, and whatever else the merchant asks the wallet for. */
export function makeSheet({ texts, wallet, purchase, tell }: Settings) {
  const { express } = texts
  let lines: PurchaseLines = purchase
  let chosenRate = purchase.shippingRates?.[0]
  /** `asking` the merchant about a choice, `paying`, or free to press Pay. */
  let state: 'free' | 'asking' | 'refused' | 'paying' = 'free'
  let timer: ReturnType<typeof setTimeout> | undefined

  const samples = samplesIn(purchase.allowedShippingCountries)
  const cards = makeChoices(
    { legend: express.payWith, name: 'card' },
    TEST_CARDS.map(({ number, name, outcome }) => ({
      value: number,
      name,
      note: express.cards[outcome],
    })),
  )
  const email = makeEntry({
    label: texts.email,
    name: 'email',
    type: 'email',
    value: 'shopper@example.com',
  })
  const phone = makeEntry({
    label: express.phone,
    name: 'phone',
    type: 'tel',
    value: '+14155550100',
  })
  const addresses = makeChoices(
    { legend: express.shipTo, name: 'address' },
    samples.map((sample, place) => ({ value: String(place), name: inOneLine(sample), note: '' })),
  )
  const rates = makeElement('fieldset', { class: 'Choices' })
  const summary = makeElement('div')
  const problem = makeElement('p', { class: 'Problem', role: 'alert' })
  const pay = makeElement('button', { type: 'submit', class: 'Pay' })
  const close = makeElement(
    'button',
    { type: 'button', class: 'Close', 'aria-label': express.close },
    drawClose(),
  )

  const card = (): TestCard =>
    TEST_CARDS.find(({ number }) => number === cards.chosen()) ?? TEST_CARDS[0]
  const sample = (): SampleAddress | undefined => samples[Number(addresses.chosen())]

  function draw() {
    summary.replaceChildren(drawLines(lines, texts))
    rates.replaceChildren(
      makeElement('legend', {}, express.shipping),
      ...drawRates(lines, { texts, chosen: chosenRate }),
    )
    rates.hidden = !purchase.shippingAddressRequired || !lines.shippingRates?.length
    const isBusy = state === 'paying' || state === 'asking'
    pay.textContent = isBusy ? express.working : `${express.pay} ${priceOf(lines.amount, lines)}`
    // Not disabled: that would take the focus from whoever pressed it.
    pay.setAttribute('aria-disabled', String(state !== 'free'))
  }

  function become(next: typeof state, message = '') {
    clearTimeout(timer)
    state = next
    if (problem.textContent !== message) problem.textContent = message
    draw()
  }

  /** The merchant is told of a choice and may change prices, or refuse it. */
  function ask(announce: () => void) {
    become('asking')
    timer = setTimeout(() => become('refused', express.noAnswer), ANSWER_WITHIN_MS)
    announce()
  }

  function askAddress() {
    const chosen = sample()
    if (!chosen) return
    const { city, state: region, postal_code, country } = chosen.address
    const address = { city, state: region, postal_code, country }
    ask(() => tell('address', { name: chosen.name, address }))
  }

  function authorisation(): Authorisation {
    const billing = samples[0] ?? samplesIn(undefined)[0]
    const shipped = sample()
    return {
      ...(billing &&
        purchase.billingAddressRequired !== false && {
          billingDetails: {
            ...billing,
            ...(purchase.emailRequired && { email: email.value() }),
            ...(purchase.phoneNumberRequired && { phone: phone.value() }),
          },
        }),
      ...(purchase.shippingAddressRequired && shipped && { shippingAddress: shipped }),
      ...(purchase.shippingAddressRequired && chosenRate && { shippingRate: chosenRate }),
    }
  }

  addresses.box.addEventListener('change', askAddress)
  rates.addEventListener('change', ({ target }) => {
    const id = target instanceof HTMLInputElement ? target.value : ''
    const rate: ShippingRate | undefined = lines.shippingRates?.find((one) => one.id === id)
    if (!rate) return
    chosenRate = rate
    ask(() => tell('rate', { shippingRate: rate }))
  })
  close.addEventListener('click', () => tell('cancelled', null))
  const form = required('element-form', HTMLFormElement)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (state !== 'free') return
    become('paying')
    tell('authorised', authorisation())
  })

  form.append(
    makeElement(
      'header',
      {},
      makeElement('h1', {}, nameOf(wallet, texts)),
      makeElement('span', { class: 'Tag' }, texts.testMode),
      close,
    ),
    makeElement('p', { class: 'Notice' }, express.sheetNotice),
    cards.box,
    ...(purchase.emailRequired ? [email.box] : []),
    ...(purchase.phoneNumberRequired ? [phone.box] : []),
    ...(purchase.shippingAddressRequired ? [addresses.box] : []),
    rates,
    summary,
    problem,
    pay,
  )
  draw()

  return {
    open() {
      form.hidden = false
      close.focus()
      // The page gives the focus to this frame, and that may come later and take it from the button.
      window.addEventListener('focus', () => {
        if (document.activeElement === document.body) close.focus()
      })
      if (purchase.shippingAddressRequired) askAddress()
    },
    answer(next: PurchaseLines | null) {
      if (state !== 'asking') return
      if (next === null) {
        become('refused', express.refused)
        return
      }
      lines = next
      const isStillThere = next.shippingRates?.some(({ id }) => id === chosenRate?.id)
      if (!isStillThere) chosenRate = next.shippingRates?.[0]
      become('free')
    },
    fail: (message: string | undefined) => become('free', message ?? express.failed),
    card,
    authorisation,
  }
}
