import { chooseCurrency, useCurrency } from './currency-choice.ts'
import { currencyName, isCurrency } from './currency.ts'
import { trpc } from './trpc.ts'

export function CurrencySelect() {
  const currency = useCurrency()
  const { data } = trpc.checkout.config.useQuery(undefined, { staleTime: Infinity })
  return (
    <label className="relative inline-flex">
      <span className="sr-only">Currency</span>
      <select
        value={currency}
        onChange={({ target }) => isCurrency(target.value) && chooseCurrency(target.value)}
        className="h-11 rounded-full border border-transparent bg-transparent font-medium sm:px-2 hover:bg-sunken"
      >
        {(data?.currencies ?? [currency]).map((code) => (
          <option key={code} value={code} title={currencyName(code)}>
            {code}
          </option>
        ))}
      </select>
    </label>
  )
}
