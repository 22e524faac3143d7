import { useState } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'

const LANGUAGES = ['Node', 'curl'] as const

function snippetFor(language: (typeof LANGUAGES)[number]): string {
  const { hostname, port, origin } = window.location
  if (language === 'curl') {
    return `curl ${origin}/v1/payment_intents -u sk_test_sandbox: \\
  -d amount=1299 -d currency=eur -d confirm=true \\
  -d payment_method=pm_card_visa \\
  -d return_url=http://localhost:3000/return`
  }
  return `const stripe = new Stripe('sk_test_sandbox', {
  host: '${hostname}', port: ${port || '80'}, protocol: 'http', telemetry: false })
await stripe.paymentIntents.create({
  amount: 1299, currency: 'eur', confirm: true, payment_method: 'pm_card_visa',
  return_url: 'http://localhost:3000/return' })`
}

/** The five lines that make the first payment. */
export function FirstPayment() {
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>('Node')
  const snippet = snippetFor(language)
  return (
    <div className="snippet">
      <div className="snippet-head">
        {LANGUAGES.map((name) => (
          <button
            key={name}
            type="button"
            className="snippet-tab"
            aria-pressed={name === language}
            onClick={() => setLanguage(name)}
          >
            {name}
          </button>
        ))}
        <CopyButton text={snippet} what="the code" />
      </div>
      <pre>
        <code>{snippet}</code>
      </pre>
    </div>
  )
}
