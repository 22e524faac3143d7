import { Accounts } from './accounts.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { Reset } from './reset.tsx'
import { Snapshots } from './snapshots.tsx'

/** The account as a whole: its time, its states, and the others beside it. */
export function SandboxView() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Sandbox</h1>
      </header>
      <ClockPanel />
      <Snapshots />
      <Accounts />
      <Reset />
    </div>
  )
}
