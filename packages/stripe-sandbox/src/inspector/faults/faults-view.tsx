import { ApiFaults } from './api-faults.tsx'

/** What is made to go wrong on purpose. */
export function FaultsView() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Faults</h1>
        <p className="hint">
          What goes wrong at Stripe one day in a thousand, now. A fault happens once unless it says
          otherwise.
        </p>
      </header>
      <ApiFaults />
    </div>
  )
}
