import { useState } from 'react'

/** Source: https://docs.stripe.com/testing */
const TEST_CARDS = [
  { number: '4242 4242 4242 4242', meaning: 'pays' },
  { number: '4000 0000 0000 0002', meaning: 'is declined' },
  { number: '4000 0000 0000 9995', meaning: 'has insufficient funds' },
  { number: '4000 0027 6000 3184', meaning: 'asks for 3-D Secure' },
] as const

export function TestCards() {
  const [copied, setCopied] = useState('')
  return (
    <section
      aria-label="Test cards"
      className="mt-8 rounded-2xl border border-dashed border-edge p-5"
    >
      <p className="text-sm text-muted">
        No money moves in test mode. Use one of these cards with any future date and any CVC.
      </p>
      <ul className="mt-2">
        {TEST_CARDS.map(({ number, meaning }) => (
          <li key={number} className="flex items-center justify-between gap-3">
            <span className="py-1.5 leading-snug">
              <code className="text-sm whitespace-nowrap sm:text-base">{number}</code>{' '}
              <span className="text-sm text-muted">{meaning}</span>
            </span>
            <button
              type="button"
              aria-label={`Copy ${number}`}
              className="-mr-3 min-h-11 rounded-full px-3 text-sm font-medium text-accent-text hover:bg-sunken"
              onClick={() => {
                void navigator.clipboard
                  .writeText(number.replaceAll(' ', ''))
                  .then(() => setCopied(number))
              }}
            >
              {copied === number ? 'Copied' : 'Copy'}
            </button>
          </li>
        ))}
      </ul>
      <output className="sr-only">{copied && `${copied} copied`}</output>
    </section>
  )
}
