import { useState } from 'react'
import { ask } from '../server/ask.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'

export function Reset() {
  const [isAsked, setAsked] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  return (
    <section className="panel" aria-label="Reset">
      <h2>Reset</h2>
      <p className="hint">
        Takes every payment, customer and event out of this account, switches its faults off and
        sets its clock right. Snapshots stay.
      </p>
      <div className="acts">
        <Button kind="danger" onClick={() => setAsked(true)}>
          Reset the account…
        </Button>
        <output className="done">{done}</output>
      </div>
      {isAsked && (
        <FormDialog
          title="Reset the account?"
          act="Reset"
          kind="danger"
          work={async () => {
            await ask('reset', { method: 'POST' })
            return 'The account is empty.'
          }}
          onDone={setDone}
          onClose={() => setAsked(false)}
        >
          <p>Every object in it is gone afterwards, for good.</p>
        </FormDialog>
      )}
    </section>
  )
}
