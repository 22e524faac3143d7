import * as dinero from 'dinero.js'

import { currencies, type CurrencyCode } from './currencies.ts'

/** An amount that knows its currency, so that dollars plus euros does not compile. */
export type Money<C extends CurrencyCode> = dinero.Dinero<number, C>

/** @throws unless the amount is an integer that a number holds exactly. */
export function money<C extends CurrencyCode>(amountMinor: number, currency: C): Money<C> {
  // Stripe's exponents, not those of dinero.js: its ariary has a base of 5, its króna no decimals.
  const { exponent } = currencies[currency]
  return exact(
    dinero.dinero({ amount: amountMinor, currency: { code: currency, base: 10, exponent } }),
  )
}

/** @throws when the sum is no longer exact. */
export function add<C extends CurrencyCode>(augend: Money<C>, addend: Money<NoInfer<C>>): Money<C> {
  return exact(dinero.add(augend, addend))
}

/** @throws when the difference is no longer exact. */
export function subtract<C extends CurrencyCode>(
  minuend: Money<C>,
  subtrahend: Money<NoInfer<C>>,
): Money<C> {
  return exact(dinero.subtract(minuend, subtrahend))
}

/** @throws when the product is no longer an exact integer. */
export function multiply<C extends CurrencyCode>(multiplicand: Money<C>, factor: number): Money<C> {
  return exact(dinero.multiply(multiplicand, factor))
}

export function toMinor(amount: Money<CurrencyCode>): number {
  return amount.toJSON().amount
}

/** dinero.js asks for an integer, but past 2 ** 53 every number is one, and wrong by some. */
function exact<C extends CurrencyCode>(amount: Money<C>): Money<C> {
  const amountMinor = toMinor(amount)
  if (!Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`${amountMinor} is not an exact amount in minor units`)
  }
  return amount
}
