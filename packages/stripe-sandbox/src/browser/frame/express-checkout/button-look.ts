import type { ExpressOptions } from '../../shared/express-protocol.ts'
import type { Wallet } from '../../shared/express-wallets.ts'
import type { Texts } from '../texts.ts'

/** Source: docs.stripe.com/js/elements_object/create_express_checkout_element, `buttonHeight`. */
const LOWEST_PX = 40
const HIGHEST_PX = 55
const DEFAULT_PX = 44

export function buttonHeightPx({ buttonHeight = DEFAULT_PX }: ExpressOptions): number {
  return Math.min(Math.max(buttonHeight, LOWEST_PX), HIGHEST_PX)
}

const OPTION = { apple_pay: 'applePay', google_pay: 'googlePay', paypal: 'paypal' } as const

export function nameOf(wallet: Wallet, texts: Texts): string {
  return texts.express[OPTION[wallet]]
}

type Verb = keyof Texts['express']['verbs']

/** The button types of all three wallets; any other has the wallet's name alone. */
const VERBS: Record<string, Verb> = {
  'check-out': 'checkout',
  checkout: 'checkout',
  buy: 'buy',
  buynow: 'buy',
  pay: 'pay',
  book: 'book',
  donate: 'donate',
  order: 'order',
  subscribe: 'subscribe',
}

export function captionOf(wallet: Wallet, options: ExpressOptions, texts: Texts): string {
  const type = options.buttonType?.[OPTION[wallet]] ?? ''
  const verb = Object.hasOwn(VERBS, type) ? VERBS[type] : undefined
  const name = nameOf(wallet, texts)
  return verb ? texts.express.verbs[verb].replace('{wallet}', name) : name
}

const THEMES = ['black', 'white', 'white-outline', 'gold', 'blue', 'silver'] as const

/** On a dark page the wallets that have no colour of their own are white. */
export function lookOf(wallet: Wallet, { buttonTheme }: ExpressOptions, isDark: boolean): string {
  const wished = buttonTheme?.[OPTION[wallet]]
  const known = THEMES.find((theme) => theme === wished)
  return known ?? (wallet === 'paypal' ? 'gold' : isDark ? 'white' : 'black')
}

/** How many columns there is room for, and how many buttons are then in sight. */
export function arrange(
  count: number,
  { maxColumns, maxRows, overflow }: NonNullable<ExpressOptions['layout']>,
  widthPx: number,
): { columns: number; shown: number } {
  const room = Math.max(1, Math.floor(widthPx / NARROWEST_PX))
  const columns = Math.max(1, Math.min(count, room, maxColumns ?? count))
  // With `never` there is nothing to unfold, so all are shown.
  const isFolded = overflow !== 'never' && maxRows !== undefined && maxRows > 0
  return { columns, shown: isFolded ? Math.min(count, columns * maxRows) : count }
}

const NARROWEST_PX = 190
