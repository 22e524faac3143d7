import { formatMoney } from './format-money.ts'

/** An amount with its currency's code, unless the amount says it already. */
export function Money({ amount, currency }: { amount: number; currency: string }) {
  const code = currency.toUpperCase()
  const shown = formatMoney(amount, currency)
  return (
    <>
      {shown}
      {!shown.includes(code) && <span className="currency"> {code}</span>}
    </>
  )
}
