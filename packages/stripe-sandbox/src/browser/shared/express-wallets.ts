import type {
  AvailablePaymentMethods,
  StripeExpressCheckoutElementOptions,
} from '@stripe/stripe-js'

/** The wallets that the sandbox stands in for; the others of Stripe are never available. */
export type Wallet = 'apple_pay' | 'google_pay' | 'paypal'
type WalletOption = 'applePay' | 'googlePay' | 'paypal'

const WALLETS: readonly { type: Wallet; option: WalletOption }[] = [
  { type: 'apple_pay', option: 'applePay' },
  { type: 'google_pay', option: 'googlePay' },
  { type: 'paypal', option: 'paypal' },
]

type Choice = Pick<
  StripeExpressCheckoutElementOptions,
  'paymentMethods' | 'wallets' | 'paymentMethodOrder'
>

/** The wallets to show, in the merchant's order; a test wallet is on every device. */
export function walletsOf({ paymentMethods, wallets, paymentMethodOrder = [] }: Choice): Wallet[] {
  const chosen = { ...wallets, ...paymentMethods }
  const shown = WALLETS.filter(({ option }) => chosen[option] !== 'never')
  // Integrations write them in either spelling.
  const place = ({ type, option }: (typeof WALLETS)[number]) => {
    const found = paymentMethodOrder.findIndex((name) => name === type || name === option)
    return found === -1 ? paymentMethodOrder.length : found
  }
  return shown.sort((a, b) => place(a) - place(b)).map(({ type }) => type)
}

/** As the `ready` event tells it: undefined when there is none to show. */
export function availableWallets(choice: Choice): AvailablePaymentMethods | undefined {
  const shown = walletsOf(choice)
  if (shown.length === 0) return undefined
  return {
    amazonPay: false,
    applePay: shown.includes('apple_pay'),
    googlePay: shown.includes('google_pay'),
    link: false,
    paypal: shown.includes('paypal'),
    klarna: false,
  }
}
