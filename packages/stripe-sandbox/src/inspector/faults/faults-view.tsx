import { ApiFaults } from './api-faults.tsx'
import { WebhookFaults } from './webhook-faults.tsx'

/** What is made to go wrong on purpose. */
export function FaultsView() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Faults</h1>
        <p className="hint">
          What goes wrong at Stripe and on the way one day in a thousand, now. A fault happens once
          unless it says otherwise.
        </p>
      </header>
      <ApiFaults />
      <WebhookFaults />
    </div>
  )
}
